#!/usr/bin/env python3
"""archive.py record|compare DIR FILE: keeps the files of DIR in one compressed FILE, each after a
line `=== NAME`, or tells which differ from those. Two runs of the real proxy differ in what it does
while it walks a map, and in how soon it deletes the empty chains of services that are gone."""
import gzip
import itertools
import pathlib
import re
import sys

STALE = re.compile(r"\tchain \S*/\S* \{\n\t\}\n\n?")
LAST = re.compile(r"-A KUBE-SERVICES .* -j KUBE-NODEPORTS$")


def steady(text):
    lines = STALE.sub("", text or "").split("\n")
    return [line for last, group in itertools.groupby(lines, lambda it: bool(LAST.match(it)))
            for line in (sorted(group) if last else group) if line]


def read(archive):
    files = {}
    for part in gzip.decompress(archive.read_bytes()).decode()[4:].split("\n=== "):
        name, content = part.split("\n", 1)
        files[name] = content
    return files


def main():
    verb, folder, archive = sys.argv[1], pathlib.Path(sys.argv[2]), pathlib.Path(sys.argv[3])
    files = {str(it.relative_to(folder)): it.read_text().removesuffix("\n")
             for it in sorted(folder.rglob("*")) if it.is_file()}
    if verb == "record":
        text = "\n".join(f"=== {name}\n{content}" for name, content in files.items())
        archive.write_bytes(gzip.compress(text.encode(), 9, mtime=0))
        print(f"recorded {len(files)} files, {archive.stat().st_size} bytes")
        return
    kept = read(archive)
    wrong = [it for it in sorted(kept.keys() | files.keys()) 
             if steady(kept.get(it)) != steady(files.get(it))]
    print(f"{len(files)} files, {len(wrong)} differ from the recorded ones")
    for name in wrong[:20]:
        print("  " + name)
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main()

"""Writes files that break careless readers into a folder: the same bytes every time."""

import os
import random
import sys

MB = 1 << 20
BIG = 100 * MB - 500  # the largest file that is read has 100 MB
FOLDER = sys.argv[1]


def write(name, *chunks):
    with open(os.path.join(FOLDER, name), "wb") as file:
        for chunk in chunks:
            for part in [chunk] if isinstance(chunk, (str, bytes)) else chunk:
                file.write(part.encode() if isinstance(part, str) else part)


def fill(size, make):
    done = 0
    number = 0
    while done < size:
        part = make(number)
        number += 1
        done += len(part)
        yield part


def pod(i):
    return (
        f"---\napiVersion: v1\nkind: Pod\nmetadata: {{name: p-{i}, namespace: n-{i % 50}}}\n"
        "spec:\n  containers:\n  - {name: a, image: b, ports: [{containerPort: 80}]}\n"
    )


def item(i):
    return (
        f"- apiVersion: v1\n  kind: Pod\n  metadata: {{name: p-{i}}}\n"
        "  spec: {containers: [{name: a}]}\n"
    )


def service(*lines):
    return ["apiVersion: v1\nkind: Service\nmetadata: {name: a}\nspec:\n", *lines]


CONFIG = "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\ndata:\n  a: "

write("deep-flow.yaml", "a: " + "[" * 300_000)
write("deep-block.yaml", (" " * i + "a:\n" for i in range(4_000)))
write("deep-json.yaml", '{"a":[' * 400_000)
write(
    "alias-bomb.yaml",
    "a0: &a0 [x, x, x, x, x, x, x, x, x]\n",
    (f"a{i}: &a{i} [{f'*a{i - 1}, ' * 9}]\n" for i in range(1, 60)),
)
write("scalar-block.yaml", CONFIG, "|\n", fill(BIG, lambda _: "    " + "x" * 95 + "\n"))
write("one-line.yaml", "a: ", ("x" * MB for _ in range(20)))
write("documents.yaml", fill(BIG, pod))
write("faulty.yaml", (f"---\napiVersion: v1\nkind: Pod\nmetadata: [p-{i}]\n" for i in range(250_000)))
write("list.yaml", "apiVersion: v1\nkind: List\nitems:\n", fill(20 * MB, item))
write("comments.yaml", ("# " + "x" * 97 + "\n" for _ in range(200_000)))
write("equal-keys.yaml", "a: 1\n" * 1_000_000)
write("other-keys.yaml", (f"k{i}: 1\n" for i in range(1_000_000)))
write("errors.yaml", service("  ports:\n"), "  - {port: 0}\n" * 1_000_000)
write("unknown-fields.yaml", service(), (f"  f{i}: 0\n" for i in range(1_000_000)))
write("utf-16.yaml", b"\xff\xfe", (pod(i).encode("utf-16-le") for i in range(1_000)))
write("nul.yaml", "a: b\0c\n" * 1_000)
write("binary.yaml", random.Random(7).randbytes(20 * MB))
write("noise.yaml", "".join(map(chr, random.Random(7).choices(range(32, 0xD7FF), k=7 * MB))))
write(
    "numbers.yaml",
    service("  ports:\n"),
    "  - port: " + "9" * 1_000_000 + "\n",
    "  - port: 0x" + "f" * 1_000_000 + "\n",
    "  - port: 1e999999999\n",
)
write(
    "wrong-types.yaml",
    (
        f"---\napiVersion: v1\nkind: {kind}\nmetadata: [a]\n"
        "spec: {ports: 7, selector: [a], containers: x, podSelector: 1}\nstatus: []\ndata: 3\n"
        for _ in range(2_000)
        for kind in ["Pod", "Service", "Node", "ConfigMap", "Endpoints"]
    ),
)

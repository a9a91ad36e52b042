#!/usr/bin/env bash
# Lints generated files that break careless readers: deep nesting, an alias bomb, 100 MB in one
# scalar, one line, or a million documents, a million faults, what is no text. Each runs in a heap of
# 20 times the file and 64 MB for the program itself, and ends with an answer: no crash, no hang. How
# long it takes is told, not judged; $NETWRIGHT_SECONDS is when it counts as hung.
#   src/checks/badinput.sh [NAME...]     all files, or those named (such as errors.yaml)
set -euo pipefail
cd "$(dirname "$0")/../.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 src/checks/badinput/generate.py "$work"
top=$PWD
limit=${NETWRIGHT_SECONDS:-900}
bad=0
cd "$work"
files=("$@")
[ ${#files[@]} -gt 0 ] || files=(*.yaml)
printf '%-22s %8s %8s %8s %6s  %s\n' file MB 'heap MB' seconds exit answer
for file in "${files[@]}"; do
  size=$(stat -c %s "$file")
  heap=$((size * 20 / 1048576 + 64))
  code=0
  before=${EPOCHREALTIME/./}
  NETWRIGHT_JVM="-Xmx${heap}m" timeout "$limit" "$top/netwright" lint "$file" >out 2>err || code=$?
  seconds=$(printf %02d $(((${EPOCHREALTIME/./} - before) / 100000)))
  answer=$(cat err out | head -1 | cut -c1-60) || true
  printf '%-22s %8s %8s %8s %6s  %s\n' \
    "$file" "$((size / 1048576))" "$heap" "${seconds:0:-1}.${seconds: -1}" "$code" "$answer"
  if [ "$code" -gt 3 ] || grep -q 'fault of its own' err; then
    bad=1
  fi
done
exit $bad

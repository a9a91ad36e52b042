#!/bin/sh
# A file of 100 MB, and one that is no manifest at all, with memory for 20 times the text and no
# more: either an answer, or a refusal with a reason; no crash, and an end within ten minutes.
# Usage: badinput.sh NETWRIGHT   (the launcher; JAVA_TOOL_OPTIONS limits its memory)
set -eu
nw=${1:?which launcher?}
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT INT TERM
bad=0
check() { # name, megabytes for the JVM
    status=0
    JAVA_TOOL_OPTIONS="-Xmx${2}m" timeout 600 "$nw" lint "$dir/$1" -q -o json \
        >"$dir/out" 2>"$dir/err" || status=$?
    if [ "$status" -le 2 ] && ! grep -q 'OutOfMemoryError\|crash report' "$dir/err"; then
        echo "ok    $1: exit $status"
    else
        echo "FAIL  $1: exit $status"; tail -5 "$dir/err"; bad=1
    fi
}
i=0
while [ "$i" -lt 1000 ]; do
    printf -- '---\napiVersion: v1\nkind: Pod\nmetadata: {name: p-%d, labels: {app: web}}\nspec:\n  containers:\n  - {name: main, image: nginx, ports: [{name: http, containerPort: 80}]}\n' "$i"
    i=$((i + 1))
done >"$dir/1000"
size=$(wc -c <"$dir/1000")
n=$((10000000 / size)); i=0
while [ "$i" -lt "$n" ]; do sed "s/p-\([0-9]*\)/p-$i-\1/" "$dir/1000"; i=$((i + 1)); done >"$dir/small.yaml"
check small.yaml 200
i=0; n=$((100000000 / size))
while [ "$i" -lt "$n" ]; do sed "s/p-\([0-9]*\)/p-$i-\1/" "$dir/1000"; i=$((i + 1)); done >"$dir/large.yaml"
check large.yaml 2000
head -c 1000000 /dev/urandom >"$dir/binary.yaml"
check binary.yaml 256
exit $bad

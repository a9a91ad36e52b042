#!/usr/bin/env bash
# A lab with five different faults: the command line refuses it, lists all five with file, line and
# column, and a hint where there is one to give; with --keep-going it answers from the rest.
set -euo pipefail
cd "$(dirname "$0")/../.."
lab=src/checks/faults
code=0
faults=$(./netwright reach "$lab" 2>&1 >/dev/null) || code=$?
echo "$faults"
count=$(grep -cE '^[a-z]+\.yaml:[0-9]+:[0-9]+: error\[NW[0-9]{4}\]: ' <<<"$faults")
kinds=$(grep -oE 'error\[NW[0-9]{4}\]' <<<"$faults" | sort -u | wc -l)
echo "faults: $count, of $kinds kinds, exit $code"
[ "$code" = 2 ] && [ "$count" = 5 ] && [ "$kinds" = 5 ]
./netwright reach "$lab" --keep-going -q | grep -q 'default/Pod/good'

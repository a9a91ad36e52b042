#!/usr/bin/env bash
# The real kube-proxy agrees: for clusters from fixed seeds, and their successive states, it
# programs what the tests have recorded, and the tests hold ours to that.
#   proxy.sh           runs the real one again and compares it with the recorded rules
#   proxy.sh record    replaces the recorded clusters and rules
# NETWRIGHT_ORACLES_SOURCE: the folder with the build script of the real programs, build.sh;
# ../shared/oracles beside the checkout if unset. NETWRIGHT_ORACLES: where the programs are or will
# be; ~/.cache/netwright-oracles if unset. Without `go` and without the programs there is nothing to
# do. No root is needed: each run has network namespaces of its own.
set -euo pipefail
cd "$(dirname "$0")/../.."
count=160
ipvs=060 # of them, in ipvs mode too: the kernel is not asked there, see the manual
data=simulator/src/test/resources/proxy/generated.gz
source=${NETWRIGHT_ORACLES_SOURCE:-../shared/oracles}
bin=${NETWRIGHT_ORACLES:-${XDG_CACHE_HOME:-$HOME/.cache}/netwright-oracles}
skip() { echo "skipped: $1"; exit 0; }
for tool in python3 nft iptables-save ip6tables-save ip; do
    command -v "$tool" >/dev/null || skip "$tool is not installed"
done
if [ ! -x "$bin/proxyrules" ]; then
    command -v go >/dev/null || skip "no $bin/proxyrules, and no go to build it"
    [ -f "$source/build.sh" ] || skip "no $source/build.sh (set NETWRIGHT_ORACLES_SOURCE)"
    "$source/build.sh" "$bin" proxyrules
fi
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 src/checks/proxy/generate.py "$work" "$count"
for mode in iptables nftables ipvs; do
    for lab in "$work"/*/; do
        lab=${lab%/}
        [ "$mode" = ipvs ] && [ "${lab##*/}" -gt "$ipvs" ] && continue
        mapfile -t states < <(cd "$lab" && printf '%s\n' [0-9].json)
        sed "s/^{/{\"mode\": \"$mode\", /" "$lab/proxy.conf" >"$work/conf"
        (cd "$lab" && "$bin/proxyrules" -mode "$mode" -node one -config "$work/conf" \
            "${states[@]}" >"$mode.rules" 2>"$work/log") ||
            { echo "$lab: the real kube-proxy failed"; cat "$work/log"; exit 1; }
    done
done
rm "$work/conf" "$work/log"
python3 src/checks/proxy/archive.py "${1:-compare}" "$work" "$data"

#!/usr/bin/env bash
# The kernel agrees: labs come up in real network namespaces, and random connections end as
# Netwright says: same outcome, same backends, same source address. Then the real tools read what
# `tables` prints. Needs root on Linux; says so where it cannot run.
#   kernel.sh [COUNT [SEED]]        pairs per lab
set -euo pipefail
cd "$(dirname "$0")/../.."
count=${1:-100} seed=${2:-7}
[ "$(id -u)" = 0 ] || { echo "skipped: network namespaces need root"; exit 0; }
for tool in ip iptables-restore ip6tables-restore nft ipset conntrack bridge ss python3; do
    command -v "$tool" >/dev/null || { echo "skipped: $tool is not installed"; exit 0; }
done
# In mount and network namespaces of its own: two runs at once do not meet, and a run that was
# killed leaves nothing behind.
if [ -z "${NETWRIGHT_ALONE:-}" ]; then
    unshare --mount --net true || { echo "skipped: no namespaces may be made here"; exit 0; }
    NETWRIGHT_ALONE=1 exec unshare --mount --net "src/checks/$(basename "$0")" "$@"
fi
mkdir -p /run/netns
mount -t tmpfs namespaces /run/netns
ip link set lo up
work=$(mktemp -d)
script=
finish() {
    [ -z "$script" ] || sh "$script" down || true
    rm -rf "$work"
}
trap finish EXIT
agree() { python3 src/checks/kernel/agree.py "$@"; }

# tables LAB: every node's tables, read by the real tools in that node's namespace
tables() {
    local nodes node namespace format
    mapfile -t nodes < <(sh "$script" names | sed -n 's=^node/\([^ ]*\) .*=\1=p')
    agree ./netwright "$1" "$work" tables "${nodes[@]}"
    read_as() { ip netns exec "$namespace" "${@:2}" <"$work/$node.$1"; }
    for node in "${nodes[@]}"; do
        namespace=$(sh "$script" names | sed -n "s=^node/$node ==p")
        read_as iptables-save iptables-restore --test
        read_as ip6tables-save ip6tables-restore --test
        read_as nft nft -c -f -
        read_as ipset ipset -exist restore
        read_as bridge-fdb bridge -batch -
        for format in ip-addr ip-route ip-rule ip-neigh; do
            read_as "$format" ip -batch -
        done
    done
    echo "  the real tools read the tables of ${#nodes[@]} nodes"
}

# with_nftables LAB: a copy of a lab of one file, with kube-proxy in that mode
with_nftables() {
    local copy=$work/$(basename "$1")-nftables
    mkdir "$copy"
    sed '0,/^spec:$/s//spec:\n  kubeProxy: {mode: nftables}/' "$1"/*.yaml >"$copy/lab.yaml"
    grep -q 'mode: nftables' "$copy/lab.yaml"
    echo "$copy"
}

# of_135 LAB: that copy, with Kubernetes 1.35, whose rules are others
of_135() {
    local copy=$1-1.35
    mkdir "$copy"
    if grep -q 'kubernetes: {' "$1/lab.yaml"; then
        sed 's/kubernetes: {/kubernetes: {version: "1.35", /' "$1/lab.yaml" >"$copy/lab.yaml"
    else
        sed '0,/^spec:$/s//spec:\n  kubernetes: {version: "1.35"}/' "$1/lab.yaml" >"$copy/lab.yaml"
    fi
    grep -q 'version: "1.35"' "$copy/lab.yaml"
    echo "$copy"
}

status=0
labs=(src-assets/labs/{shop,routed,dual-stack} src/checks/kernel/labs/*)
for lab in src/checks/kernel/labs/*; do
    labs+=("$(with_nftables "$lab")")
done
labs+=("$(of_135 "${labs[-1]%/*}/edges-nftables")")
for lab in "${labs[@]}"; do
    echo "$lab"
    name=$(basename "$lab")
    script=$work/$name.sh
    ./netwright netns "$lab" >"$script"
    code=0
    sh "$script" up || code=$?
    if [ "$code" = 3 ]; then
        echo "  skipped: this machine lacks something"
        script=
        continue
    fi
    [ "$code" = 0 ]
    agree "$script" questions "$count" "$seed" >"$work/questions"
    agree "$script" owners >"$work/owners"
    agree "$script" kernel "$work/questions" >"$work/kernel"
    agree ./netwright "$lab" "$work/questions" "$work/owners" trace >"$work/netwright"
    agree compare "$work/questions" "$work/kernel" "$work/netwright" || status=1
    tables "$lab"
    sh "$script" down
    script=
done
exit $status

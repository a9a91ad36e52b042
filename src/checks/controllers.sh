#!/usr/bin/env bash
# Has the real control plane (API server, scheduler, controllers) answer 20 generated labs, and fails
# where Netwright derives something else: which nodes take a pod and why the others do not, endpoint
# slices, cluster IPs and node ports, the pods of workloads.
#   controllers.sh           ask anew and compare; what is random there differs in every run
#   controllers.sh record    keep the answers as the data of ControllersTest
# NETWRIGHT_ORACLES_SOURCE: the folder with the build scripts of the real programs (build.sh,
# cluster.sh); ../shared/oracles beside the checkout if unset. NETWRIGHT_ORACLES: where the programs
# are or will be; ~/.cache/netwright-oracles if unset. PORT: the first of three, 17440.
set -euo pipefail
cd "$(dirname "$0")/../.."
source=${NETWRIGHT_ORACLES_SOURCE:-../shared/oracles}
bin=${NETWRIGHT_ORACLES:-${XDG_CACHE_HOME:-$HOME/.cache}/netwright-oracles}
answers=simulator/src/test/resources/controllers
programs=(etcd kube-apiserver kube-controller-manager kube-scheduler podrunner)

skip() {
    echo "controllers: SKIPPED, $1; the recorded answers were compared by the tests"
    exit 0
}
[ -f "$source/cluster.sh" ] || skip "no $source/cluster.sh (set NETWRIGHT_ORACLES_SOURCE)"
for tool in openssl python3 curl; do
    command -v "$tool" >/dev/null || skip "$tool is not installed"
done
missing=()
for name in "${programs[@]}"; do
    [ -x "$bin/$name" ] || missing+=("$name")
done
[ ${#missing[@]} = 0 ] || command -v go >/dev/null || skip "go is not installed"

work=$(mktemp -d)
cleanup() {
    [ ! -f "$work/cluster.sh" ] || BIN=$bin "$work/cluster.sh" down "$work/cluster" || true
    rm -rf "$work"
}
trap cleanup EXIT
cp -r "$source/." "$work" # it may be read-only, and Go writes beside its modules
chmod -R u+w "$work"
if [ ${#missing[@]} != 0 ]; then
    echo "controllers: building ${missing[*]} into $bin, once; some 20 minutes"
    "$work/build.sh" "$bin" "${missing[@]}"
fi

export PORT=${PORT:-17440}
BIN=$bin "$work/cluster.sh" up "$work/cluster" >/dev/null
python3 -B src/checks/controllers/record.py "$work/cluster" "$work/answers"
if [ "${1:-}" = record ]; then
    rm -rf "$answers"
    cp -r "$work/answers" "$answers"
    echo "controllers: recorded"
else
    mvn -q -am -pl simulator test -Dtest=ControllersTest -Dsurefire.failIfNoSpecifiedTests=false \
        -Dnetwright.controllers="$work/answers"
    echo "controllers: 20 labs, and Netwright agrees"
fi

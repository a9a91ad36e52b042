#!/usr/bin/env bash
# Asks the real kube-apiserver about every object of the tests, by a strict dry run, and fails where
# its answers are not the ones that are recorded in model/src/test/resources/apiserver.
#   apiserver.sh           compare
#   apiserver.sh record    write the new answers
# NETWRIGHT_ORACLES_SOURCE: the folder with the build scripts of the real programs (build.sh,
# cluster.sh, crds.sh); ../shared/oracles beside the checkout if unset. NETWRIGHT_ORACLES: where the
# programs are or will be; ~/.cache/netwright-oracles if unset. PORT: the first of three, 16640.
set -euo pipefail
cd "$(dirname "$0")/../.."
source=${NETWRIGHT_ORACLES_SOURCE:-../shared/oracles}
bin=${NETWRIGHT_ORACLES:-${XDG_CACHE_HOME:-$HOME/.cache}/netwright-oracles}
answers=model/src/test/resources/apiserver

skip() {
    echo "apiserver: SKIPPED, $1; the recorded answers were compared by the tests"
    exit 0
}
[ -f "$source/cluster.sh" ] || skip "no $source/cluster.sh (set NETWRIGHT_ORACLES_SOURCE)"
command -v openssl >/dev/null || skip "openssl is not installed"
have=1
for name in etcd kube-apiserver kubectl; do
    [ -x "$bin/$name" ] || have=
done
[ -n "$have" ] && [ -d "$bin/crds" ] || command -v go >/dev/null || skip "go is not installed"

work=$(mktemp -d)
cleanup() {
    [ ! -f "$work/cluster.sh" ] || BIN=$bin "$work/cluster.sh" down "$work/cluster" || true
    rm -rf "$work"
}
trap cleanup EXIT
cp -r "$source/." "$work" # it may be read-only, and Go writes beside its modules
chmod -R u+w "$work"
if [ -z "$have" ]; then
    echo "apiserver: building the real programs into $bin, once; some 10 minutes"
    "$work/build.sh" "$bin" etcd kube-apiserver kubectl
fi
[ -d "$bin/crds" ] || { "$work/crds.sh" "$bin/crds.part" >/dev/null && mv "$bin/crds.part" "$bin/crds"; }

export PORT=${PORT:-16640}
BIN=$bin WITH= AUTHZ=AlwaysAllow "$work/cluster.sh" up "$work/cluster" >/dev/null
for folder in "$bin"/crds/* src/build/crds/*; do
    case $(basename "$folder") in
        *-experimental) ;; # one server takes one of the two channels
        cilium-1.18) files=("$folder"/ciliumbgppeeringpolicies.yaml) ;;
        *) files=("$folder"/*.yaml) ;;
    esac
    [ -n "${files:-}" ] || continue
    for file in "${files[@]}"; do
        "$bin/kubectl" --kubeconfig "$work/cluster/admin.kubeconfig" apply --server-side -f "$file" >/dev/null
    done
    unset files
done
"$bin/kubectl" --kubeconfig "$work/cluster/admin.kubeconfig" wait --for=condition=Established \
    crd --all --timeout=120s >/dev/null

cp -r "$answers" "$work/before"
mvn -q -pl model test -Dtest=ApiServerTest -Dnetwright.apiserver="$work/cluster"
count=$(cat "$answers"/*.answers.txt | wc -l)
if [ "${1:-}" = record ]; then
    echo "apiserver: $count answers recorded"
elif diff -r "$work/before" "$answers"; then
    echo "apiserver: $count objects, answered as recorded; Netwright agrees"
else
    echo "apiserver: the real server answers differently from what is recorded (see above)" >&2
    cp "$work"/before/* "$answers"
    exit 1
fi

#!/usr/bin/env bash
# Asks the real kubectl and kube-apiserver for the tables of the objects in
# app/src/test/resources/kubectl, and fails where they are not the recorded ones.
#   kubectl.sh           compare
#   kubectl.sh record    write the new ones
# Ages are told by the clock and so left out. The variables are those of apiserver.sh.
set -euo pipefail
cd "$(dirname "$0")/../.."
source=${NETWRIGHT_ORACLES_SOURCE:-../shared/oracles}
bin=${NETWRIGHT_ORACLES:-${XDG_CACHE_HOME:-$HOME/.cache}/netwright-oracles}
folder=app/src/test/resources/kubectl

skip() {
    echo "kubectl: SKIPPED, $1; the recorded tables were compared by the tests"
    exit 0
}
[ -f "$source/cluster.sh" ] || skip "no $source/cluster.sh (set NETWRIGHT_ORACLES_SOURCE)"
command -v openssl >/dev/null || skip "openssl is not installed"
for name in etcd kube-apiserver kubectl crds; do
    [ -e "$bin/$name" ] || skip "no $bin/$name (src/checks/apiserver.sh builds it)"
done

work=$(mktemp -d)
cleanup() {
    [ ! -f "$work/cluster.sh" ] || BIN=$bin "$work/cluster.sh" down "$work/cluster" || true
    rm -rf "$work"
}
trap cleanup EXIT
cp -r "$source/." "$work"
chmod -R u+w "$work"
export PORT=${PORT:-16640}
BIN=$bin WITH= AUTHZ=AlwaysAllow "$work/cluster.sh" up "$work/cluster" >/dev/null
kubectl() {
    "$bin/kubectl" --kubeconfig "$work/cluster/admin.kubeconfig" "$@"
}
for name in metallb.io_ipaddresspools gateways ciliumnetworkpolicies; do
    file=$(find "$bin/crds" -name "*$name.yaml" -not -path '*experimental*' | sort | tail -1)
    kubectl apply --server-side -f "$file" >/dev/null
done
for _ in 1 2 3 4 5 6 7 8 9 10; do # a new definition has no conditions to wait for
    sleep 1
    ! kubectl wait --for=condition=Established crd --all --timeout=60s >/dev/null 2>&1 || break
done
kubectl create namespace shop >/dev/null 2>&1 || true
kubectl apply --server-side --validate=ignore -f "$folder/objects.yaml" >/dev/null
python3 - "$folder/objects.yaml" "$work/status.yaml" <<'P'
import sys

import yaml

objects = [it for it in yaml.safe_load_all(open(sys.argv[1])) if it and 'status' in it]
for it in objects:
    it.pop('spec', None)
yaml.safe_dump_all(objects, open(sys.argv[2], 'w'))
P
kubectl apply --server-side --force-conflicts --subresource=status --validate=ignore \
    -f "$work/status.yaml" >/dev/null

kinds="nodes pods services endpoints endpointslices configmaps deployments replicasets statefulsets
daemonsets jobs cronjobs ingressclasses ingresses networkpolicies servicecidrs pdb
ipaddresspools gateways ciliumnetworkpolicies"
for kind in $kinds; do
    for form in "" "-o wide"; do
        echo "\$ get $kind -n shop${form:+ $form}"
        kubectl get "$kind" -n shop $form
    done
done 2>/dev/null | sed -E 's/ [0-9]+s( +|$)/ <unknown>\1/g; s/(controller-uid=)[-0-9a-f]+/\1UID/' >"$work/tables.txt"
kubectl get "$(echo $kinds | tr ' ' ,)" -n shop -o yaml >"$work/list.yaml"

if [ "${1:-}" = record ]; then
    cp "$work/tables.txt" "$folder/tables.txt"
    cp "$work/list.yaml" "$folder/dump.yaml"
    echo "kubectl: $(grep -c '^\$' "$folder/tables.txt") tables recorded"
elif diff "$work/tables.txt" "$folder/tables.txt"; then
    echo "kubectl: $(grep -c '^\$' "$folder/tables.txt") tables, as recorded; Netwright prints the same"
else
    echo "kubectl: the real ones print otherwise than what is recorded (see above)" >&2
    exit 1
fi

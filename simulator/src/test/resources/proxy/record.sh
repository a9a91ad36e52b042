#!/usr/bin/env bash
# Records what the real kube-proxy programs for each state here: NAME.yaml with the configuration
# NAME.conf, to NAME.rules. `proxyrules` runs the proxier of k8s.io/kubernetes v1.37 in a network
# namespace of its own. What we do not model is left out: canaries and nfacct.
#   record.sh PROXYRULES
set -euo pipefail
cd "$(dirname "$0")"
for state in *.yaml; do
  name=${state%.yaml}
  "$1" -mode iptables -config "$name.conf" "$state" 2>/dev/null |
    sed -E '/^:KUBE-PROXY-CANARY/d; /^\*mangle/,/^COMMIT/d; /localhost_nps_accepted_pkts/d; s/ -m nfacct --nfacct-name +[a-z_]+//' >"$name.rules"
done

#!/usr/bin/env bash
# Six questions about the sample shop, each with the answer that a real cluster would give, and why.
set -euo pipefail
cd "$(dirname "$0")/../.."
command -v python3 >/dev/null || { echo "skipped: python3 is not installed"; exit 0; }
lab=src-assets/labs/shop
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
status=0

# ask TITLE VERDICT CODE CONDITION FROM TO: CONDITION is Python about the answer `a`
ask() {
    ./netwright trace "$lab" --from "$5" --to "$6" -o json >"$work/answer.json"
    python3 - "$1" "$2" "$3" "$4" "$5 → $6" "$work/answer.json" <<'PY' || status=1
import json, sys
title, verdict, code, condition, question, file = sys.argv[1:]
a = json.load(open(file))
hops = a["hops"]
encap = [h["packet"]["encap"] for h in hops if h["packet"]["encap"]]
nodes = {h["at"] for h in hops if h["at"].startswith("node/")}
ok = (a["schemaVersion"] == 1 and a["verdict"] == verdict and a["reason"]["code"] == code
      and all(x["code"] and x["text"] for x in a["assumptions"]) and eval(condition))
print(f"{'ok ' if ok else 'BAD'} {title:<24} {question:<46} {a['verdict']:<11} {a['reason']['text']}")
sys.exit(not ok)
PY
}

ask "over VXLAN" delivered DELIVERED \
    'any(e[0]["type"] == "vxlan" and e[0]["dport"] == 8472 for e in encap) and len(nodes) == 2' \
    shop/Deployment/web db:5432
ask "same node" delivered DELIVERED \
    'not encap and len(nodes) == 1 and a["candidates"][0]["probability"] == 1' \
    shop/client "$(./netwright trace "$lab" --from shop/client --to web:80 -o json |
        python3 -c 'import json, sys; print(json.load(sys.stdin)["candidates"][0]["endpoint"])')"
ask "denied by a policy" dropped POLICY_DENIED \
    'a["reason"]["at"].startswith("policies.yaml:") and "reply" not in a' \
    shop/client db:5432
ask "no endpoints" rejected NO_ENDPOINTS \
    'a["reason"]["at"].startswith("shop.yaml:") and a["candidates"] == []' \
    shop/client coupons:80
ask "unknown name" unresolved NAME_NOT_FOUND \
    'hops == [] and a["lookup"]["rcode"] == "NXDOMAIN"' \
    shop/client nobody:80
ask "node port from outside" delivered DELIVERED \
    'len(a["candidates"]) == 3 and all(c["snat"] for c in a["candidates"])' \
    external:customer 192.168.50.11:30080
exit $status

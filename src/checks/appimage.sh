#!/usr/bin/env bash
# jpackage makes an application image that starts without a display.
set -euo pipefail
cd "$(dirname "$0")/../.."
out=$(mktemp -d)
trap 'rm -rf "$out"' EXIT
installers/linux/app-image.sh "$out"
"$out/Netwright/bin/netwright" version
"$out/Netwright/bin/netwright" trace src-assets/labs/shop --from shop/client --to web:80 --expect delivered >/dev/null
echo "app-image: $(du -sm "$out/Netwright" | cut -f1) MB"

#!/usr/bin/env bash
# The same seed gives the same capture, byte for byte, and tshark reads it without complaint, the
# inner frames of VXLAN included.
set -euo pipefail
cd "$(dirname "$0")/../.."
command -v tshark >/dev/null || { echo "skipped: tshark is not installed"; exit 0; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

for run in 1 2; do
    ./netwright simulate src-assets/labs/shop --scenario first-visit --seed 7 \
        --pcap "$work/$run.pcapng" >"$work/$run.txt"
done
cmp "$work/1.pcapng" "$work/2.pcapng"
cmp "$work/1.txt" "$work/2.txt"

frames=$(tshark -r "$work/1.pcapng" 2>/dev/null | wc -l)
malformed=$(tshark -r "$work/1.pcapng" -Y '_ws.malformed' 2>/dev/null | wc -l)
vxlan=$(tshark -r "$work/1.pcapng" -d udp.port==8472,vxlan -Y 'vxlan && tcp' 2>/dev/null | wc -l)
badsum=$(tshark -r "$work/1.pcapng" -d udp.port==8472,vxlan -o ip.check_checksum:TRUE \
    -o tcp.check_checksum:TRUE -o udp.check_checksum:TRUE \
    -Y 'ip.checksum.status == "Bad" || tcp.checksum.status == "Bad" || udp.checksum.status == "Bad"' \
    2>/dev/null | wc -l)
echo "capture: $frames frames, $vxlan of them TCP inside VXLAN, $malformed malformed, $badsum bad checksums"
[ "$frames" -gt 0 ] && [ "$vxlan" -gt 0 ] && [ "$malformed" = 0 ] && [ "$badsum" = 0 ]

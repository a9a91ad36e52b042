#!/usr/bin/env bash
# Takes the pictures in src-assets/screenshots anew, light and dark, without a display: start, a
# packet on the wire, the details of a hop, a fault in the YAML, the outline, 300 pods.
set -euo pipefail
cd "$(dirname "$0")/../.."
out=$PWD/${1:-src-assets/screenshots}
mvn -q -am -pl app test -Dtest=Screenshots -Dsurefire.failIfNoSpecifiedTests=false \
    -Dnetwright.screenshots="$out"
ls -l "$out"/*.png

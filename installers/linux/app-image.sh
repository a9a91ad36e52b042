#!/bin/sh
# app-image.sh OUT: makes OUT/Netwright, an image that runs without a JDK. Needs a build
# (`mvn -DskipTests package`).
set -eu
here=$(CDPATH= cd -- "$(dirname -- "$0")/../.." && pwd)
home=$here/app/target/netwright
[ -f "$home/java.home" ] || { echo "build first: mvn -DskipTests package" >&2; exit 3; }
jar=$(cd "$home/lib" && ls netwright-app-*.jar)
version=$(printf '%s' "${jar#netwright-app-}" | sed 's/[^0-9.].*//; s/\.$//')
"$(cat "$home/java.home")/bin/jpackage" --type app-image --name Netwright \
    --app-version "$version" --dest "$1" \
    --input "$home/lib" --main-jar "$jar" --main-class io.netwright.app.Main \
    --module-path "$home/fx" \
    --add-modules javafx.controls,javafx.fxml,javafx.swing,java.logging,java.naming,java.sql,java.management,java.net.http,jdk.unsupported,jdk.zipfs \
    --jlink-options "--strip-debug --no-header-files --no-man-pages" \
    --java-options --enable-native-access=javafx.graphics \
    --java-options -XX:+UseCompactObjectHeaders \
    --add-launcher "netwright=$here/installers/cli.properties"

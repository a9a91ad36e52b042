package io.netwright.model.manifest;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Locale;

/// The matchers that Traefik knows in rules, now and before version 3.
///
/// Source: traefik v3 `pkg/muxer/http/matcher.go`, `pkg/muxer/tcp/matcher.go` and `matcher_v2.go`
/// beside them.
record TraefikMatchers(List<Matcher> now, List<Matcher> before) {
    static final TraefikMatchers HTTP =
            new TraefikMatchers(
                    List.of(
                            new Matcher("Host", 1, 1),
                            new Matcher("HostRegexp", 1, 1),
                            new Matcher("Path", 1, 1),
                            new Matcher("PathPrefix", 1, 1),
                            new Matcher("PathRegexp", 1, 1),
                            new Matcher("Method", 1, 1),
                            new Matcher("Header", 2, 2),
                            new Matcher("HeaderRegexp", 2, 2),
                            new Matcher("Query", 1, 2),
                            new Matcher("QueryRegexp", 1, 2),
                            new Matcher("ClientIP", 1, 1)),
                    List.of(
                            any("Host"),
                            any("HostHeader"),
                            any("HostRegexp"),
                            any("Path"),
                            any("PathPrefix"),
                            any("Method"),
                            new Matcher("Headers", 2, 2),
                            new Matcher("HeadersRegexp", 2, 2),
                            any("Query"),
                            any("ClientIP")));
    static final TraefikMatchers TCP =
            new TraefikMatchers(
                    List.of(
                            new Matcher("HostSNI", 1, 1),
                            new Matcher("HostSNIRegexp", 1, 1),
                            new Matcher("ClientIP", 1, 1),
                            new Matcher("ALPN", 1, 1)),
                    List.of(any("HostSNI"), any("HostSNIRegexp"), any("ClientIP"), any("ALPN")));

    TraefikMatchers {
        now = List.copyOf(now);
        before = List.copyOf(before);
    }

    /// A matcher and how many values it takes.
    record Matcher(String name, int fewest, int most) {
        /// Besides its name in small or capital letters Traefik takes it with one capital alone.
        boolean isCalled(String word) {
            var small = name.toLowerCase(Locale.ROOT);
            return word.equals(name)
                    || word.equals(small)
                    || word.equals(name.toUpperCase(Locale.ROOT))
                    || word.equals(
                            small.substring(0, 1).toUpperCase(Locale.ROOT) + small.substring(1));
        }

        /// `one value`, `1 or 2 values`.
        String values() {
            if (fewest != most) {
                return fewest + " or " + most + " values";
            }
            return fewest == 1 ? "one value" : fewest + " values";
        }
    }

    private static Matcher any(String name) {
        return new Matcher(name, 1, Integer.MAX_VALUE);
    }

    List<Matcher> all(boolean older) {
        return older ? before : now;
    }

    static @Nullable Matcher find(String word, List<Matcher> among) {
        for (var matcher : among) {
            if (matcher.isCalled(word)) {
                return matcher;
            }
        }
        return null;
    }
}

package io.netwright.model.manifest;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.regex.Pattern;

/// Reads spans of time as Go writes them: `1h30m`, `2.5s`, `100ms`.
///
/// Source: Go `time.ParseDuration`.
final class Durations {
    private static final Pattern PART =
            Pattern.compile("(\\d+\\.?\\d*|\\.\\d+)(h|ms|m|s|us|µs|ns)");

    private Durations() {}

    /// The time in this field; null where it is unset or says none. Notes nothing.
    static @Nullable Duration read(Field field) {
        var text = field.text();
        return text == null ? null : read(text);
    }

    static @Nullable Duration read(String text) {
        if (text.equals("0")) {
            return Duration.ZERO;
        }
        boolean minus = text.startsWith("-");
        int at = minus || text.startsWith("+") ? 1 : 0;
        var nanos = BigDecimal.ZERO;
        var matcher = PART.matcher(text);
        if (at == text.length()) {
            return null;
        }
        while (at < text.length()) {
            if (!matcher.find(at) || matcher.start() != at || matcher.end() - at > 40) {
                return null;
            }
            nanos = nanos.add(new BigDecimal(matcher.group(1)).multiply(nanos(matcher.group(2))));
            at = matcher.end();
        }
        try {
            var duration = Duration.ofNanos(nanos.toBigInteger().longValueExact());
            return minus ? duration.negated() : duration;
        } catch (ArithmeticException | DateTimeException e) {
            return null; // more than Go holds, 292 years
        }
    }

    private static BigDecimal nanos(String unit) {
        return BigDecimal.valueOf(
                switch (unit) {
                    case "h" -> 3_600_000_000_000L;
                    case "m" -> 60_000_000_000L;
                    case "s" -> 1_000_000_000L;
                    case "ms" -> 1_000_000L;
                    case "ns" -> 1L;
                    default -> 1_000L;
                });
    }
}

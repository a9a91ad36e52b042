package io.netwright.model.lab;

import io.netwright.model.diag.Fault;
import io.netwright.model.manifest.Field;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;

/// Reads speeds and times in the notation of `tc(8)`: `10Gbit`, `50us`.
final class Quantities {
    /// A unit and how many of the base unit it is, `exponent` as a power of ten.
    private record Unit(String name, int exponent) {}

    private static final List<Unit> RATES =
            List.of(
                    new Unit("tbit", 12),
                    new Unit("gbit", 9),
                    new Unit("mbit", 6),
                    new Unit("kbit", 3),
                    new Unit("bit", 0));
    private static final List<Unit> TIMES =
            List.of(new Unit("ns", 0), new Unit("us", 3), new Unit("ms", 6), new Unit("s", 9));

    private Quantities() {}

    /// Bits per second, more than 0; null where unset or wrong.
    static @Nullable Long rate(Field field) {
        var rate = read(field, RATES, "a speed such as 10Gbit or 100Mbit");
        if (rate != null && rate == 0) {
            field.error(Fault.BAD_QUANTITY, null, field.text(""), "a speed above 0");
            return null;
        }
        return rate;
    }

    /// Nanoseconds; null where unset or wrong.
    static @Nullable Long time(Field field) {
        return read(field, TIMES, "a time such as 50us, 10ms or 1s");
    }

    private static @Nullable Long read(Field field, List<Unit> units, String words) {
        var text = field.text();
        if (text == null) {
            return null;
        }
        var lower = text.strip().toLowerCase(Locale.ROOT);
        for (var unit : units) {
            if (lower.endsWith(unit.name)) {
                var number = lower.substring(0, lower.length() - unit.name.length()).strip();
                if (isNumber(number)) {
                    return new BigDecimal(number)
                            .movePointRight(unit.exponent)
                            .setScale(0, RoundingMode.HALF_UP)
                            .longValue();
                }
            }
        }
        field.error(Fault.BAD_QUANTITY, null, text, words);
        return null;
    }

    /// Digits, perhaps with a fraction, few enough that nothing overflows.
    private static boolean isNumber(String text) {
        boolean digit = false;
        boolean point = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '.' && !point && digit) {
                point = true;
            } else if (c >= '0' && c <= '9') {
                digit = true;
            } else {
                return false;
            }
        }
        return digit && text.length() <= 6;
    }
}

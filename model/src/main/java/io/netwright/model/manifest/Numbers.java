package io.netwright.model.manifest;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.math.BigInteger;

/// The values of plain scalars that are numbers or booleans.
final class Numbers {
    private Numbers() {}

    static boolean flag(String text) {
        return switch (text.charAt(0)) {
            case 'y', 'Y', 't', 'T' -> true;
            case 'o', 'O' -> text.length() == 2; // on, not off
            default -> false;
        };
    }

    /// The value of an [ScalarType#INTEGER].
    static BigInteger integer(String text) {
        var digits = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c != '_' && c != '+' && c != '-') {
                digits.append(c);
            }
        }
        int radix = 10;
        int from = 0;
        if (digits.length() > 1 && digits.charAt(0) == '0') {
            radix = 8;
            from = 1;
            switch (digits.charAt(1)) {
                case 'x' -> {
                    radix = 16;
                    from = 2;
                }
                case 'b' -> {
                    radix = 2;
                    from = 2;
                }
                case 'o' -> from = 2;
                default -> {}
            }
        }
        var value = new BigInteger(digits.substring(from), radix);
        return text.charAt(0) == '-' ? value.negate() : value;
    }

    /// The value of an [ScalarType#FLOAT]; null for infinity and "not a number".
    static @Nullable Double fraction(String text) {
        char last = text.charAt(text.length() - 1);
        if (Character.isLetter(last)) {
            return null;
        }
        var digits = text.replace("_", "");
        return Double.valueOf(digits);
    }

    /// The whole number that a scalar stands for; null if it is none.
    static @Nullable BigInteger whole(YamlNode.Scalar scalar) {
        return switch (scalar.type()) {
            case INTEGER -> integer(scalar.text());
            case FLOAT -> {
                var value = fraction(scalar.text());
                if (value == null || value != Math.rint(value) || Math.abs(value) >= 1e18) {
                    yield null;
                }
                yield BigDecimal.valueOf(value).toBigInteger();
            }
            case NULL, BOOLEAN, STRING -> null;
        };
    }

    /// The name of the field that a key stands for: kubectl turns keys into JSON's texts.
    static @Nullable String keyName(YamlNode.Scalar key) {
        return switch (key.type()) {
            case STRING -> key.text();
            case BOOLEAN -> Boolean.toString(flag(key.text()));
            case INTEGER -> integer(key.text()).toString();
            case FLOAT -> {
                var value = fraction(key.text());
                yield value == null ? null : printed(value);
            }
            case NULL -> null;
        };
    }

    /// As Go prints it with `%g`: `1.1`, `8`, `1e+21`.
    private static String printed(double value) {
        if (value == Math.rint(value) && Math.abs(value) < 1e21) {
            return BigDecimal.valueOf(value).toBigInteger().toString();
        }
        return Double.toString(value);
    }
}

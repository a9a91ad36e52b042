package io.netwright.model.manifest;

/// What a plain scalar is, as kubectl reads YAML: version 1.1 with `0o17`, but neither dates nor
/// base-60 numbers.
///
/// Source: sigs.k8s.io/yaml `goyaml.v2/resolve.go`, `resolve`.
public enum ScalarType {
    NULL("null"),
    BOOLEAN("a boolean"),
    INTEGER("a number"),
    FLOAT("a number with a fraction"),
    STRING("a text");

    /// A longer one is beyond what Go reads as a number, and so a text.
    private static final int LONGEST_NUMBER = 400;

    private final String words;

    ScalarType(String words) {
        this.words = words;
    }

    /// As messages name it: `a number`.
    public String words() {
        return words;
    }

    /// The type of a plain scalar; a quoted one is always a [#STRING].
    public static ScalarType ofPlain(String text) {
        if (text.isEmpty()) {
            return NULL;
        }
        return switch (text.charAt(0)) {
            case '~' -> text.length() == 1 ? NULL : STRING;
            case 'y', 'Y', 'n', 'N', 't', 'T', 'f', 'F', 'o', 'O' -> ofWord(text);
            case '0', '1', '2', '3', '4', '5', '6', '7', '8', '9', '+', '-', '.' -> ofNumber(text);
            default -> STRING;
        };
    }

    private static ScalarType ofWord(String text) {
        return switch (text) {
            case "null", "Null", "NULL" -> NULL;
            case "y", "Y", "yes", "Yes", "YES", "on", "On", "ON", "true", "True", "TRUE" -> BOOLEAN;
            case "n", "N", "no", "No", "NO", "off", "Off", "OFF" -> BOOLEAN;
            case "false", "False", "FALSE" -> BOOLEAN;
            default -> STRING;
        };
    }

    private static ScalarType ofNumber(String text) {
        if (text.length() > LONGEST_NUMBER) {
            return STRING;
        }
        int at = text.charAt(0) == '+' || text.charAt(0) == '-' ? 1 : 0;
        if (at == text.length()) {
            return STRING;
        }
        if (text.charAt(at) == '.') {
            return switch (text.substring(at + 1)) {
                case "inf", "Inf", "INF" -> FLOAT;
                case "nan", "NaN", "NAN" -> at == 0 ? FLOAT : STRING;
                default -> ofDecimal(text, at);
            };
        }
        if (text.charAt(at) == '0' && at + 1 < text.length()) {
            switch (text.charAt(at + 1)) {
                case 'b' -> {
                    return digits(text, at + 2, 2) ? INTEGER : STRING;
                }
                case 'o' -> {
                    return digits(text, at + 2, 8) ? INTEGER : STRING;
                }
                case 'x' -> {
                    return digits(text, at + 2, 16) ? INTEGER : STRING;
                }
                default -> {}
            }
        }
        return ofDecimal(text, at);
    }

    private static boolean digits(String text, int from, int radix) {
        boolean some = false;
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean digit = c < 128 && Character.digit(c, radix) >= 0;
            if (!digit && c != '_') {
                return false;
            }
            some |= digit;
        }
        return some;
    }

    /// Decimal or octal by a leading zero, with fraction and exponent; `08` is no octal number and
    /// so one with a fraction, of the value 8.
    private static ScalarType ofDecimal(String text, int from) {
        int at = from;
        boolean some = false;
        boolean notOctal = false;
        while (at < text.length() && isDigitOrGap(text.charAt(at))) {
            some |= text.charAt(at) != '_';
            notOctal |= text.charAt(at) >= '8' && text.charAt(at) <= '9';
            at++;
        }
        boolean gapFirst = at > from && text.charAt(from) == '_';
        if (gapFirst) {
            return STRING;
        }
        if (at == text.length()) {
            boolean octal = text.charAt(from) == '0' && at - from > 1;
            return octal && notOctal ? FLOAT : INTEGER;
        }
        if (text.charAt(at) == '.') {
            at++;
            while (at < text.length() && isDigitOrGap(text.charAt(at))) {
                some |= text.charAt(at) != '_';
                at++;
            }
        }
        if (!some) {
            return STRING;
        }
        if (at < text.length() && (text.charAt(at) == 'e' || text.charAt(at) == 'E')) {
            at++;
            if (at < text.length() && (text.charAt(at) == '+' || text.charAt(at) == '-')) {
                at++;
            }
            int first = at;
            while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
                at++;
            }
            if (at == first) {
                return STRING;
            }
        }
        return at == text.length() && isFinite(text) ? FLOAT : STRING;
    }

    private static boolean isFinite(String text) {
        return Double.isFinite(Double.parseDouble(text.replace("_", "")));
    }

    private static boolean isDigitOrGap(char c) {
        return (c >= '0' && c <= '9') || c == '_';
    }
}

package io.netwright.model.edit;

import io.netwright.model.manifest.ScalarType;

import java.util.regex.Pattern;

/// How a scalar is written so that it reads as the same value.
final class ScalarText {
    /// Quotes that a text should have where either form would do.
    enum Quotes {
        NONE,
        SINGLE,
        DOUBLE
    }

    /// What other readers of YAML 1.1 take for a date or a number of base 60.
    private static final Pattern OTHERS =
            Pattern.compile(
                    "[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}([Tt"
                            + " ].*)?|[-+]?[0-9_]+(:[0-5]?[0-9])+(\\.[0-9_]*)?");

    private ScalarText() {}

    static String of(FieldValue value, Quotes quotes, boolean flow) {
        return switch (value) {
            case FieldValue.Whole(long number) -> Long.toString(number);
            case FieldValue.Flag(boolean flag) -> Boolean.toString(flag);
            case FieldValue.Text(String text) -> text(text, quotes, flow);
            case FieldValue.Plain(String text) -> text;
            case FieldValue.Many _, FieldValue.Fields _ ->
                    ValueText.flow(value, quotes == Quotes.DOUBLE);
        };
    }

    static String text(String text, Quotes quotes, boolean flow) {
        return switch (quotes) {
            case NONE -> isPlain(text, flow) ? text : doubleQuoted(text);
            case SINGLE ->
                    text.chars().allMatch(c -> c >= ' ' && c < 0x7f)
                            ? "'" + text.replace("'", "''") + "'"
                            : doubleQuoted(text);
            case DOUBLE -> doubleQuoted(text);
        };
    }

    /// Does the text read as itself without quotes?
    static boolean isPlain(String text, boolean flow) {
        if (ScalarType.ofPlain(text) != ScalarType.STRING
                || "=".equals(text)
                || OTHERS.matcher(text).matches()) {
            return false;
        }
        char first = text.charAt(0);
        if ("-?:".indexOf(first) >= 0 && (text.length() == 1 || text.charAt(1) <= ' ' || flow)) {
            return false;
        }
        if (",[]{}#&*!|>'\"%@`<".indexOf(first) >= 0
                || text.startsWith("---")
                || text.startsWith("...")) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || c > '~' || (flow && ",[]{}".indexOf(c) >= 0)) {
                return false;
            }
            char next = i + 1 < text.length() ? text.charAt(i + 1) : ' ';
            if ((c == ':' && (next == ' ' || flow)) || (c == ' ' && (next == '#' || next == ' '))) {
                return false;
            }
        }
        return first != ' ' && text.charAt(text.length() - 1) != ' ';
    }

    static String doubleQuoted(String text) {
        var quoted = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> quoted.append("\\\"");
                case '\\' -> quoted.append("\\\\");
                case '\n' -> quoted.append("\\n");
                case '\t' -> quoted.append("\\t");
                case '\r' -> quoted.append("\\r");
                default -> {
                    if (c < ' ' || (c >= 0x7f && c < 0xa0) || c == 0x2028 || c == 0x2029) {
                        quoted.append("\\u%04x".formatted((int) c));
                    } else if (c == 0xfeff || c >= 0xfffe) {
                        quoted.append("\\u%04x".formatted((int) c));
                    } else {
                        quoted.append(c);
                    }
                }
            }
        }
        return quoted.append('"').toString();
    }
}

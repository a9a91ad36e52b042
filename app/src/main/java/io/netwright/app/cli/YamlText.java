package io.netwright.app.cli;

import tools.jackson.databind.node.StringNode;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// Texts in YAML as kubectl writes them: plain where they read back as text, else in double quotes
/// where they would be something else, in single quotes where YAML's signs are in the way, and line
/// by line where they have several.
///
/// Source: go-yaml v2 `resolve.go`, `emitterc.go`, as sigs.k8s.io/yaml has them.
final class YamlText {
    private static final List<String> WORDS =
            List.of(
                    "", "~", "null", "y", "n", "yes", "no", "on", "off", "true", "false", "<<",
                    ".nan", ".inf", "+.inf", "-.inf");
    private static final Pattern NUMBER =
            Pattern.compile(
                    "[-+]?(0[xX][0-9a-fA-F_]+|0[bB][01_]+|0[oO]?[0-7_]+"
                            + "|[0-9][0-9_]*(:[0-5]?[0-9])*(\\.[0-9_]*)?([eE][-+]?[0-9]+)?"
                            + "|\\.[0-9][0-9_]*([eE][-+]?[0-9]+)?)");
    private static final Pattern DATE = Pattern.compile("[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}([Tt ].*)?");

    private YamlText() {}

    /// A text in one line, such as a key.
    static String of(String text) {
        if (isSpecial(text) || WORDS.contains(text.toLowerCase(Locale.ROOT)) || isNumber(text)) {
            return quoted(text);
        }
        return isPlain(text) ? text : "'" + text.replace("'", "''") + "'";
    }

    /// A text as a value.
    ///
    /// @param indent of its lines, where it has several
    static String of(String text, int indent) {
        if (!isLines(text)) {
            return of(text);
        }
        int end = text.length();
        while (text.charAt(end - 1) == '\n') {
            end--;
        }
        var mark = end == text.length() ? "|-" : end == text.length() - 1 ? "|" : "|+";
        var out = new StringBuilder(mark);
        for (var line : text.substring(0, Math.max(end, text.length() - 1)).split("\n", -1)) {
            out.append('\n').append(line.isEmpty() ? "" : " ".repeat(indent)).append(line);
        }
        return out.toString();
    }

    private static boolean isLines(String text) {
        return text.contains("\n")
                && !Character.isWhitespace(text.charAt(0))
                && !text.endsWith(" ")
                && !text.contains(" \n")
                && !isSpecial(text.replace("\n", ""));
    }

    private static boolean isSpecial(String text) {
        return text.codePoints()
                .anyMatch(
                        it ->
                                Character.isISOControl(it)
                                        || it == 0xFEFF
                                        || it == 0x2028
                                        || it == 0x2029
                                        || Character.getType(it) == Character.SURROGATE);
    }

    private static boolean isNumber(String text) {
        return NUMBER.matcher(text).matches() || DATE.matcher(text).matches();
    }

    private static boolean isPlain(String text) {
        char first = text.charAt(0);
        boolean sign = "#,[]{}&*!|>'\"%@`".indexOf(first) >= 0;
        boolean word = text.length() == 1 || text.charAt(1) == ' ';
        return !sign
                && !("-?:".indexOf(first) >= 0 && word)
                && first != ' '
                && !text.startsWith("---")
                && !text.startsWith("...")
                && !text.endsWith(" ")
                && !text.endsWith(":")
                && !text.contains(": ")
                && !text.contains(" #");
    }

    private static String quoted(String text) {
        return Json.line(StringNode.valueOf(text));
    }
}

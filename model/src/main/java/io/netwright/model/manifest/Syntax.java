package io.netwright.model.manifest;

/// The forms of names and labels that the API server takes.
///
/// Source: kubernetes apimachinery `pkg/util/validation/validation.go`.
public final class Syntax {
    private Syntax() {}

    /// A form, and the words for it.
    public enum Form {
        DNS_LABEL(
                "a DNS label",
                "up to 63 lower-case letters, digits and '-', a letter or digit first and last"),
        DNS_NAME(
                "a DNS name",
                "up to 253 lower-case letters, digits, '-' and '.', a letter or digit first and"
                        + " last in each part"),
        PORT_NAME(
                "a port name",
                "up to 15 lower-case letters, digits and single '-', with a letter in it"),
        LABEL_KEY("a label key", "[DNS name/]NAME with up to 63 letters, digits, '-', '_', '.'"),
        LABEL_VALUE(
                "a label value",
                "up to 63 letters, digits, '-', '_', '.', a letter or digit first and last"),
        DATA_KEY("a key of a ConfigMap", "up to 253 letters, digits, '-', '_', '.'"),
        WILD_NAME(
                "a DNS name, with or without a leading *.",
                "up to 253 lower-case letters, digits, '-' and '.'; *. may stand first"),
        SEARCH_NAME("a DNS search domain", "lower-case letters, digits, '-', '_' and '.'"),
        PATH_SEGMENT("a name", "neither '.', '..' nor anything with '/' or '%'");

        private final String words;
        private final String rule;

        Form(String words, String rule) {
            this.words = words;
            this.rule = rule;
        }

        /// As messages name it: `a DNS label`.
        public String words() {
            return words;
        }

        /// What a text of this form has.
        public String rule() {
            return rule;
        }

        /// Does the text have this form?
        public boolean matches(String text) {
            return switch (this) {
                case DNS_LABEL -> isDnsLabel(text, 0, text.length());
                case DNS_NAME -> isDnsName(text);
                case PORT_NAME -> isPortName(text);
                case LABEL_KEY -> isLabelKey(text);
                case LABEL_VALUE -> text.isEmpty() || isQualifiedPart(text, 0);
                case DATA_KEY -> isDataKey(text);
                case WILD_NAME -> isDnsName(text.startsWith("*.") ? text.substring(2) : text);
                case SEARCH_NAME -> text.equals(".") || isDnsName(plain(text));
                case PATH_SEGMENT ->
                        !text.isEmpty()
                                && !text.equals(".")
                                && !text.equals("..")
                                && text.indexOf('/') < 0
                                && text.indexOf('%') < 0;
            };
        }
    }

    /// A search domain as a DNS name: it may have a dot at its end, and underscores.
    private static String plain(String search) {
        var text = search.endsWith(".") ? search.substring(0, search.length() - 1) : search;
        return text.replace('_', 'x');
    }

    private static boolean isLowerOrDigit(char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    }

    private static boolean isLetterOrDigit(char c) {
        return isLowerOrDigit(c) || (c >= 'A' && c <= 'Z');
    }

    private static boolean isDnsLabel(String text, int from, int to) {
        if (to - from > 63) {
            return false;
        }
        return isDnsPart(text, from, to);
    }

    private static boolean isDnsPart(String text, int from, int to) {
        if (from == to || !isLowerOrDigit(text.charAt(from))) {
            return false;
        }
        for (int i = from; i < to; i++) {
            if (!isLowerOrDigit(text.charAt(i)) && text.charAt(i) != '-') {
                return false;
            }
        }
        return text.charAt(to - 1) != '-';
    }

    private static boolean isDnsName(String text) {
        if (text.length() > 253) {
            return false;
        }
        int from = 0;
        while (true) {
            int dot = text.indexOf('.', from);
            int to = dot < 0 ? text.length() : dot;
            if (!isDnsPart(text, from, to)) {
                return false;
            }
            if (dot < 0) {
                return true;
            }
            from = dot + 1;
        }
    }

    private static boolean isPortName(String text) {
        if (text.isEmpty() || text.length() > 15 || text.contains("--")) {
            return false;
        }
        boolean letter = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            letter |= c >= 'a' && c <= 'z';
            boolean edge = i == 0 || i == text.length() - 1;
            if (!isLowerOrDigit(c) && (c != '-' || edge)) {
                return false;
            }
        }
        return letter;
    }

    private static boolean isLabelKey(String text) {
        int slash = text.indexOf('/');
        if (slash < 0) {
            return isQualifiedPart(text, 0);
        }
        return isDnsName(text.substring(0, slash)) && isQualifiedPart(text, slash + 1);
    }

    private static boolean isQualifiedPart(String text, int from) {
        int length = text.length() - from;
        if (length < 1 || length > 63) {
            return false;
        }
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean edge = i == from || i == text.length() - 1;
            if (!isLetterOrDigit(c) && (edge || (c != '-' && c != '_' && c != '.'))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isDataKey(String text) {
        if (text.isEmpty() || text.length() > 253 || text.equals(".") || text.startsWith("..")) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!isLetterOrDigit(c) && c != '-' && c != '_' && c != '.') {
                return false;
            }
        }
        return true;
    }
}

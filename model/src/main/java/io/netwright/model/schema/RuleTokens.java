package io.netwright.model.schema;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// The text of a rule, taken from left to right.
final class RuleTokens {
    private final String text;
    private int at;

    RuleTokens(String text) {
        this.text = text;
        space();
    }

    private void space() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }

    private boolean isAt(String token) {
        if (!text.startsWith(token, at)) {
            return false;
        }
        int end = at + token.length();
        boolean word = Character.isLetter(token.charAt(0));
        boolean longer = end < text.length();
        if (word) {
            return !longer || !Character.isJavaIdentifierPart(text.charAt(end));
        }
        return !(longer && text.charAt(end) == '=' && (token.equals("!") || token.equals("<")));
    }

    boolean take(String token) {
        if (!isAt(token)) {
            return false;
        }
        at += token.length();
        space();
        return true;
    }

    @Nullable String takeOneOf(List<String> tokens) {
        for (var token : tokens) {
            if (take(token)) {
                return token;
            }
        }
        return null;
    }

    void expect(String token) {
        if (!take(token)) {
            throw fault("expected " + token);
        }
    }

    void expectEnd() {
        if (at < text.length()) {
            throw fault("unexpected rest");
        }
    }

    String name() {
        int from = at;
        while (at < text.length() && Character.isJavaIdentifierPart(text.charAt(at))) {
            at++;
        }
        if (at == from) {
            throw fault("expected a name");
        }
        var name = text.substring(from, at);
        space();
        return name;
    }

    @Nullable Long number() {
        int from = at;
        while (at < text.length() && Character.isDigit(text.charAt(at))) {
            at++;
        }
        if (at == from) {
            return null;
        }
        var number = Long.valueOf(text.substring(from, at));
        space();
        return number;
    }

    /// A text in quotes of any of the six kinds.
    @Nullable String text() {
        boolean raw = text.startsWith("r'", at) || text.startsWith("r\"", at);
        int open = raw ? at + 1 : at;
        if (open >= text.length() || (text.charAt(open) != '\'' && text.charAt(open) != '"')) {
            return null;
        }
        var quote = text.substring(open, open + 1);
        if (text.startsWith(quote.repeat(3), open)) {
            quote = quote.repeat(3);
        }
        var value = new StringBuilder();
        int i = open + quote.length();
        while (!text.startsWith(quote, i)) {
            if (i >= text.length()) {
                throw fault("a text does not end");
            }
            char c = text.charAt(i);
            if (c == '\\' && !raw && i + 1 < text.length()) {
                i++;
                value.append(escaped(text.charAt(i)));
            } else {
                value.append(c);
            }
            i++;
        }
        at = i + quote.length();
        space();
        return value.toString();
    }

    private static char escaped(char c) {
        return switch (c) {
            case 'n' -> '\n';
            case 't' -> '\t';
            case 'r' -> '\r';
            default -> c;
        };
    }

    private IllegalArgumentException fault(String what) {
        return new IllegalArgumentException(what + " at " + at + " in " + text);
    }
}

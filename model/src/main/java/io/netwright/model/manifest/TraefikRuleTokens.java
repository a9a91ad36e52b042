package io.netwright.model.manifest;

import java.util.ArrayList;
import java.util.List;

/// The words of a Traefik rule, which are those of Go: at the end of a line after a value or a
/// parenthesis stands a semicolon that nobody wrote.
///
/// Source: the Go language specification, "Lexical elements"; github.com/vulcand/predicate, which
/// has rules read by `go/parser`.
record TraefikRuleTokens(List<Token> all) {
    enum Kind {
        NAME,
        TEXT,
        BROKEN_TEXT,
        NUMBER,
        SIGN,
        LINE_END,
        END
    }

    /// A word; of a text, what it means.
    record Token(Kind kind, String text, int start, int end) {
        boolean is(String sign) {
            return kind == Kind.SIGN && text.equals(sign);
        }
    }

    TraefikRuleTokens {
        all = List.copyOf(all);
    }

    static TraefikRuleTokens of(String rule) {
        var tokens = new ArrayList<Token>();
        int at = 0;
        while (at < rule.length()) {
            char c = rule.charAt(at);
            if (c == '\n' && endsLine(tokens)) {
                tokens.add(new Token(Kind.LINE_END, "\n", at, at + 1));
            }
            if (c == ' ' || c == '\t' || c == '\r' || c == '\n') {
                at++;
                continue;
            }
            var token = token(rule, at);
            tokens.add(token);
            at = token.end();
        }
        tokens.add(new Token(Kind.END, "", rule.length(), rule.length()));
        return new TraefikRuleTokens(tokens);
    }

    private static boolean endsLine(List<Token> tokens) {
        if (tokens.isEmpty()) {
            return false;
        }
        var last = tokens.getLast();
        return switch (last.kind()) {
            case NAME, TEXT, BROKEN_TEXT, NUMBER -> true;
            case SIGN -> last.is(")");
            case LINE_END, END -> false;
        };
    }

    private static Token token(String rule, int at) {
        char c = rule.charAt(at);
        if (c == '`') {
            int end = rule.indexOf('`', at + 1);
            return end < 0
                    ? new Token(Kind.BROKEN_TEXT, "", at, rule.length())
                    : new Token(Kind.TEXT, rule.substring(at + 1, end), at, end + 1);
        }
        if (c == '"') {
            return quoted(rule, at);
        }
        int end = at + 1;
        if (Character.isLetterOrDigit(c) || c == '_') {
            while (end < rule.length()
                    && (Character.isLetterOrDigit(rule.charAt(end)) || rule.charAt(end) == '_')) {
                end++;
            }
            var kind = Character.isDigit(c) ? Kind.NUMBER : Kind.NAME;
            return new Token(kind, rule.substring(at, end), at, end);
        }
        if ((c == '&' || c == '|') && end < rule.length() && rule.charAt(end) == c) {
            end++;
        }
        return new Token(Kind.SIGN, rule.substring(at, end), at, end);
    }

    private static Token quoted(String rule, int at) {
        var text = new StringBuilder();
        for (int i = at + 1; i < rule.length(); i++) {
            char c = rule.charAt(i);
            if (c == '"') {
                return new Token(Kind.TEXT, text.toString(), at, i + 1);
            }
            if (c == '\n') {
                return new Token(Kind.BROKEN_TEXT, "", at, i);
            }
            if (c != '\\' || i + 1 == rule.length()) {
                text.append(c);
                continue;
            }
            int known = "\"\\abfnrtv".indexOf(rule.charAt(++i));
            if (known < 0) { // numbers of characters are left to those who need them
                return new Token(Kind.BROKEN_TEXT, "", i - 1, Math.min(i + 1, rule.length()));
            }
            text.append("\"\\\u0007\b\f\n\r\t\u000b".charAt(known));
        }
        return new Token(Kind.BROKEN_TEXT, "", at, rule.length());
    }
}

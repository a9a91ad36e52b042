package io.netwright.model.manifest;

import io.netwright.model.manifest.TraefikMatchers.Matcher;
import io.netwright.model.manifest.TraefikRuleTokens.Kind;
import io.netwright.model.manifest.TraefikRuleTokens.Token;
import io.netwright.model.resource.TraefikRule;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/// From the text of a Traefik rule to what it says: `!` before `&&` before `||`.
final class TraefikRuleParser {
    private static final int DEEPEST = 100;

    /// What a text says, or why it says nothing, and where in it.
    record Result(@Nullable TraefikRule rule, @Nullable String problem, int start, int end) {}

    private final List<Token> tokens;
    private final List<Matcher> matchers;
    private final List<Matcher> others;
    private int next;
    private int depth;
    private @Nullable String problem;
    private int start;
    private int end;

    private TraefikRuleParser(List<Token> tokens, List<Matcher> matchers, List<Matcher> others) {
        this.tokens = tokens;
        this.matchers = matchers;
        this.others = others;
    }

    /// @param older in the words of version 2?
    static Result read(String text, TraefikMatchers matchers, boolean older) {
        var tokens = TraefikRuleTokens.of(text).all();
        var parser = new TraefikRuleParser(tokens, matchers.all(older), matchers.all(!older));
        var rule = parser.any();
        if (rule != null) {
            parser.atEnd();
        }
        return new Result(
                parser.problem == null ? rule : null, parser.problem, parser.start, parser.end);
    }

    private Token peek() {
        return tokens.get(next);
    }

    private Token take() {
        var token = tokens.get(next);
        next = Math.min(next + 1, tokens.size() - 1);
        return token;
    }

    private boolean takes(String sign) {
        if (!peek().is(sign)) {
            return false;
        }
        take();
        return true;
    }

    private void atEnd() {
        if (peek().kind() == Kind.LINE_END) {
            take();
        }
        if (peek().kind() == Kind.END) {
            return;
        }
        if (next > 0 && tokens.get(next - 1).kind() == Kind.LINE_END) {
            fail(peek(), "an operator stands at the end of a line, not at the start of the next");
        } else if (peek().is("&") || peek().is("|")) {
            fail(peek(), "the operators are && and ||");
        } else if (peek().is(")")) {
            fail(peek(), "nothing opens this parenthesis");
        } else {
            fail(peek(), "&& or || is missing");
        }
    }

    private @Nullable TraefikRule fail(Token at, String why) {
        if (problem == null) {
            problem = why;
            start = at.start();
            end = at.end();
        }
        return null;
    }

    private @Nullable TraefikRule any() {
        var left = all();
        while (left != null && takes("||")) {
            var right = all();
            left = right == null ? null : new TraefikRule.Or(left, right);
        }
        return left;
    }

    private @Nullable TraefikRule all() {
        var left = one();
        while (left != null && takes("&&")) {
            var right = one();
            left = right == null ? null : new TraefikRule.And(left, right);
        }
        return left;
    }

    private @Nullable TraefikRule one() {
        if (++depth > DEEPEST) {
            return fail(peek(), "it is nested deeper than " + DEEPEST + " levels");
        }
        var rule = unnested();
        depth--;
        return rule;
    }

    private @Nullable TraefikRule unnested() {
        if (takes("!")) {
            var rule = one();
            return rule == null ? null : new TraefikRule.Not(rule);
        }
        var first = peek();
        if (takes("(")) {
            var rule = any();
            return rule == null || takes(")") ? rule : fail(peek(), unclosed(first));
        }
        if (first.kind() != Kind.NAME) {
            return fail(first, "a matcher is missing, such as " + matchers.getFirst().name());
        }
        take();
        var matcher = TraefikMatchers.find(first.text(), matchers);
        if (matcher == null) {
            return fail(first, unknown(first.text()));
        }
        return takes("(") ? matcher(first, matcher) : fail(peek(), "its values are missing");
    }

    private String unclosed(Token open) {
        return peek().kind() == Kind.LINE_END
                ? "an operator stands at the end of a line, not at the start of the next"
                : "the parenthesis at character " + (open.start() + 1) + " is not closed here";
    }

    private String unknown(String word) {
        if (TraefikMatchers.find(word, others) != null) {
            return word + " is a matcher of another version of the syntax";
        }
        var names = matchers.stream().map(Matcher::name).toList();
        var near = FieldNames.nearest(word, names);
        return "there is no matcher " + word + (near == null ? "" : "; " + near + " is one");
    }

    private @Nullable TraefikRule matcher(Token name, Matcher matcher) {
        var values = new ArrayList<String>(1);
        while (!peek().is(")")) {
            var value = take();
            var wrong = wrong(value, matcher);
            if (wrong != null) {
                return fail(value, wrong);
            }
            values.add(value.text());
            if (!peek().is(")") && !takes(",")) {
                return fail(peek(), "the values of " + matcher.name() + " are not closed here");
            }
        }
        var closing = take();
        if (values.size() < matcher.fewest() || values.size() > matcher.most()) {
            var whole = new Token(Kind.NAME, "", name.start(), closing.end());
            return fail(whole, matcher.name() + " takes " + matcher.values());
        }
        return new TraefikRule.Matcher(matcher.name(), values);
    }

    private static @Nullable String wrong(Token value, Matcher matcher) {
        return switch (value.kind()) {
            case TEXT -> wrongText(value.text(), matcher.name());
            case BROKEN_TEXT -> "this text is not closed, or has an unknown escape";
            default -> "a value stands in ` or \"";
        };
    }

    private static @Nullable String wrongText(String text, String matcher) {
        if (text.isEmpty()) {
            return "a value is empty";
        }
        boolean path = matcher.equals("Path") || matcher.equals("PathPrefix");
        if (path && !text.startsWith("/")) {
            return "a path starts with /";
        }
        boolean host = matcher.startsWith("Host");
        if (host && text.chars().anyMatch(it -> it > 127)) {
            return "a name has ASCII letters only";
        }
        boolean sni = matcher.equals("HostSNI") && !text.equals("*");
        if (sni && !text.matches("(\\*\\.)?[\\w.:-]+")) {
            return "\"" + text + "\" is no name";
        }
        return null;
    }
}

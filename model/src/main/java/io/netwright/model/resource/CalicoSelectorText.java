package io.netwright.model.resource;

import io.netwright.model.resource.CalicoSelector.All;
import io.netwright.model.resource.CalicoSelector.And;
import io.netwright.model.resource.CalicoSelector.Compared;
import io.netwright.model.resource.CalicoSelector.Global;
import io.netwright.model.resource.CalicoSelector.Has;
import io.netwright.model.resource.CalicoSelector.In;
import io.netwright.model.resource.CalicoSelector.Not;
import io.netwright.model.resource.CalicoSelector.NotIn;
import io.netwright.model.resource.CalicoSelector.Operator;
import io.netwright.model.resource.CalicoSelector.Or;
import io.netwright.model.resource.CalicoSelector.Reading;
import io.netwright.model.resource.CalicoSelector.Reading.Read;
import io.netwright.model.resource.CalicoSelector.Reading.Refused;
import io.netwright.model.resource.CalicoSelectorText.Step.Found;
import io.netwright.model.resource.CalicoSelectorText.Step.Stopped;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The text of a [CalicoSelector], read by recursive descent. Only spaces and tabs part its words;
/// a text in quotes has no escapes. Calico has no bound to the depth of parentheses, this has.
///
/// Sources: projectcalico/calico `libcalico-go/lib/selector/tokenizer/tokenizer.go` and
/// `parser/parser.go`.
record CalicoSelectorText(String text) {
    private static final int DEPTH = 200;
    private static final String S = "[\\t\\n\\f\\r ]*";
    private static final String KEY = "[a-zA-Z0-9_./-]{1,512}";
    private static final Pattern LABEL = Pattern.compile(KEY);
    private static final Pattern HAS = Pattern.compile("has\\(" + S + "(" + KEY + ")" + S + "\\)");
    private static final Pattern HAS_OF = Pattern.compile("has\\(" + S);
    private static final Pattern ALL = Pattern.compile("all\\(" + S + "\\)");
    private static final Pattern GLOBAL = Pattern.compile("global\\(" + S + "\\)");
    private static final List<Word> WORDS =
            List.of(
                    new Word(Pattern.compile("=="), Operator.EQUAL),
                    new Word(Pattern.compile("!="), Operator.NOT_EQUAL),
                    new Word(Pattern.compile("contains"), Operator.CONTAINS),
                    new Word(Pattern.compile("starts" + S + "with"), Operator.STARTS_WITH),
                    new Word(Pattern.compile("ends" + S + "with"), Operator.ENDS_WITH));
    private static final Pattern NOT_IN = Pattern.compile("not" + S + "in\\b");
    private static final Pattern IN = Pattern.compile("in\\b");

    private record Word(Pattern pattern, Operator operator) {}

    /// One part of the text was read, up to `next`, or reading stopped.
    sealed interface Step {
        record Found(CalicoSelector selector, int next) implements Step {}

        record Stopped(int at, String wanted) implements Step {}
    }

    Reading read() {
        int start = skip(0);
        if (start == text.length()) {
            return new Read(new All());
        }
        return switch (or(start, 0)) {
            case Stopped(int at, var wanted) -> new Refused(at, wanted);
            case Found(var selector, int next) ->
                    skip(next) == text.length()
                            ? new Read(selector)
                            : new Refused(skip(next), "&&, || or the end");
        };
    }

    private Step or(int at, int depth) {
        return junction(at, "||", it -> and(it, depth), Or::new);
    }

    private Step and(int at, int depth) {
        return junction(at, "&&", it -> operation(it, depth), And::new);
    }

    private Step junction(
            int at,
            String between,
            Function<Integer, Step> part,
            Function<List<CalicoSelector>, CalicoSelector> whole) {
        var parts = new ArrayList<CalicoSelector>();
        int from = at;
        while (true) {
            switch (part.apply(from)) {
                case Stopped stopped -> {
                    return stopped;
                }
                case Found(var selector, int next) -> {
                    parts.add(selector);
                    int end = skip(next);
                    if (!text.startsWith(between, end)) {
                        return parts.size() == 1
                                ? new Found(selector, next)
                                : new Found(whole.apply(parts), next);
                    }
                    from = end + between.length();
                }
            }
        }
    }

    private Step operation(int from, int depth) {
        int at = skip(from);
        boolean negated = false;
        while (at < text.length() && text.charAt(at) == '!' && !text.startsWith("!=", at)) {
            negated = !negated;
            at = skip(at + 1);
        }
        var step = operand(at, depth);
        return negated && step instanceof Found(var selector, int next)
                ? new Found(new Not(selector), next)
                : step;
    }

    private Step operand(int at, int depth) {
        if (text.startsWith("(", at)) {
            return parenthesis(at, depth);
        }
        var has = at(HAS, at);
        if (has.lookingAt()) {
            return new Found(new Has(has.group(1)), has.end());
        }
        var all = at(ALL, at);
        if (all.lookingAt()) {
            return new Found(new All(), all.end());
        }
        var global = at(GLOBAL, at);
        if (global.lookingAt()) {
            return new Found(new Global(), global.end());
        }
        var label = at(LABEL, at);
        if (label.lookingAt()) {
            return comparison(label.group(), at, label.end());
        }
        return new Stopped(at, "a label or has(), all(), ( or !");
    }

    private Step parenthesis(int at, int depth) {
        if (depth == DEPTH) {
            return new Stopped(at, "nested so deep");
        }
        return switch (or(at + 1, depth + 1)) {
            case Stopped stopped -> stopped;
            case Found(var selector, int next) ->
                    text.startsWith(")", skip(next))
                            ? new Found(selector, skip(next) + 1)
                            : new Stopped(skip(next), "&&, || or )");
        };
    }

    private Step comparison(String key, int start, int from) {
        int at = skip(from);
        for (var word : WORDS) {
            var matcher = at(word.pattern(), at);
            if (matcher.lookingAt()) {
                return literal(key, word.operator(), skip(matcher.end()));
            }
        }
        var notIn = at(NOT_IN, at);
        if (notIn.lookingAt()) {
            return set(skip(notIn.end()), values -> new NotIn(key, values));
        }
        var in = at(IN, at);
        if (in.lookingAt()) {
            return set(skip(in.end()), values -> new In(key, values));
        }
        var has = at(HAS_OF, start);
        return has.lookingAt()
                ? new Stopped(has.end(), "the name of a label and )")
                : new Stopped(at, "==, !=, in, not in, contains, starts with or ends with");
    }

    private Step literal(String key, Operator operator, int at) {
        int end = closing(at);
        return end < 0
                ? unquoted(at)
                : new Found(new Compared(key, operator, text.substring(at + 1, end)), end + 1);
    }

    private Step set(int open, Function<List<String>, CalicoSelector> selector) {
        if (!text.startsWith("{", open)) {
            return new Stopped(open, "texts in braces, {'a', 'b'}");
        }
        var values = new ArrayList<String>();
        int at = skip(open + 1);
        while (closing(at) >= 0) {
            int end = closing(at);
            values.add(text.substring(at + 1, end));
            at = skip(end + 1);
            if (!text.startsWith(",", at)) {
                return text.startsWith("}", at)
                        ? new Found(selector.apply(values), at + 1)
                        : new Stopped(at, ", or }");
            }
            at = skip(at + 1);
        }
        if (isQuote(at)) {
            return unquoted(at);
        }
        return text.startsWith("}", at)
                ? new Found(selector.apply(values), at + 1)
                : new Stopped(at, "a text in quotes or }");
    }

    private Stopped unquoted(int at) {
        return isQuote(at)
                ? new Stopped(at, "a text with both its quotes")
                : new Stopped(at, "a text in quotes");
    }

    private boolean isQuote(int at) {
        return text.startsWith("'", at) || text.startsWith("\"", at);
    }

    /// Where the text in quotes ends that starts here, -1 if there is none.
    private int closing(int at) {
        return isQuote(at) ? text.indexOf(text.charAt(at), at + 1) : -1;
    }

    private Matcher at(Pattern pattern, int at) {
        return pattern.matcher(text)
                .region(at, text.length())
                .useTransparentBounds(true)
                .useAnchoringBounds(false);
    }

    private int skip(int from) {
        int at = from;
        while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
            at++;
        }
        return at;
    }
}

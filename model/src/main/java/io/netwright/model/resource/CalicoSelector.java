package io.netwright.model.resource;

import java.util.List;
import java.util.TreeSet;

/// A selector in Calico's own language: `role == 'db' && !has(test)`. What labels lack, `!=` and
/// `not in` match.
///
/// Source: projectcalico/calico `libcalico-go/lib/selector/parser/ast.go`.
public sealed interface CalicoSelector {
    boolean matches(Labels labels);

    /// Appends what [#text] gives.
    void appendTo(StringBuilder text);

    /// `all()`, also an empty text.
    record All() implements CalicoSelector {
        @Override
        public boolean matches(Labels labels) {
            return true;
        }

        @Override
        public void appendTo(StringBuilder text) {
            text.append("all()");
        }
    }

    /// `global()`: as a `namespaceSelector` it means what is in no namespace; anywhere else it
    /// matches everything.
    record Global() implements CalicoSelector {
        @Override
        public boolean matches(Labels labels) {
            return true;
        }

        @Override
        public void appendTo(StringBuilder text) {
            text.append("global()");
        }
    }

    /// `has(key)`.
    record Has(String key) implements CalicoSelector {
        @Override
        public boolean matches(Labels labels) {
            return labels.has(key);
        }

        @Override
        public void appendTo(StringBuilder text) {
            text.append("has(").append(key).append(')');
        }
    }

    /// `key == 'value'` and its like.
    record Compared(String key, Operator operator, String value) implements CalicoSelector {
        @Override
        public boolean matches(Labels labels) {
            var actual = labels.values().get(key);
            if (actual == null) {
                return operator == Operator.NOT_EQUAL;
            }
            return switch (operator) {
                case EQUAL -> actual.equals(value);
                case NOT_EQUAL -> !actual.equals(value);
                case CONTAINS -> actual.contains(value);
                case STARTS_WITH -> actual.startsWith(value);
                case ENDS_WITH -> actual.endsWith(value);
            };
        }

        @Override
        public void appendTo(StringBuilder text) {
            text.append(key).append(' ').append(operator.text()).append(' ');
            quote(value, text);
        }
    }

    /// `key in {'a', 'b'}`.
    ///
    /// @param values sorted, each once
    record In(String key, List<String> values) implements CalicoSelector {
        public In {
            values = List.copyOf(new TreeSet<>(values));
        }

        @Override
        public boolean matches(Labels labels) {
            return labels.has(key) && values.contains(labels.values().get(key));
        }

        @Override
        public void appendTo(StringBuilder text) {
            append(key, " in {", values, text);
        }
    }

    /// `key not in {'a', 'b'}`.
    ///
    /// @param values sorted, each once
    record NotIn(String key, List<String> values) implements CalicoSelector {
        public NotIn {
            values = List.copyOf(new TreeSet<>(values));
        }

        @Override
        public boolean matches(Labels labels) {
            return !labels.has(key) || !values.contains(labels.values().get(key));
        }

        @Override
        public void appendTo(StringBuilder text) {
            append(key, " not in {", values, text);
        }
    }

    /// `!of`.
    record Not(CalicoSelector of) implements CalicoSelector {
        @Override
        public boolean matches(Labels labels) {
            return !of.matches(labels);
        }

        @Override
        public void appendTo(StringBuilder text) {
            text.append('!');
            of.appendTo(text);
        }
    }

    /// `a && b && c`.
    record And(List<CalicoSelector> parts) implements CalicoSelector {
        public And {
            parts = List.copyOf(parts);
        }

        @Override
        public boolean matches(Labels labels) {
            return parts.stream().allMatch(part -> part.matches(labels));
        }

        @Override
        public void appendTo(StringBuilder text) {
            append(parts, " && ", text);
        }
    }

    /// `a || b || c`.
    record Or(List<CalicoSelector> parts) implements CalicoSelector {
        public Or {
            parts = List.copyOf(parts);
        }

        @Override
        public boolean matches(Labels labels) {
            return parts.stream().anyMatch(part -> part.matches(labels));
        }

        @Override
        public void appendTo(StringBuilder text) {
            append(parts, " || ", text);
        }
    }

    /// How a label is compared with a text.
    enum Operator {
        EQUAL("=="),
        NOT_EQUAL("!="),
        CONTAINS("contains"),
        STARTS_WITH("starts with"),
        ENDS_WITH("ends with");

        private final String text;

        Operator(String text) {
            this.text = text;
        }

        /// As selectors write it.
        public String text() {
            return text;
        }
    }

    /// What reading a text came to.
    sealed interface Reading {
        record Read(CalicoSelector selector) implements Reading {}

        /// The text is no selector.
        ///
        /// @param at where in it reading stopped, counted in `char`
        /// @param wanted what should stand there: `a text in quotes`
        record Refused(int at, String wanted) implements Reading {}
    }

    static Reading read(String text) {
        return new CalicoSelectorText(text).read();
    }

    /// The selector that the text is.
    ///
    /// @throws IllegalArgumentException if it is none
    static CalicoSelector parse(String text) {
        return switch (read(text)) {
            case Reading.Read(var selector) -> selector;
            case Reading.Refused(int at, var wanted) ->
                    throw new IllegalArgumentException(
                            "%s at %d: not %s".formatted(text, at, wanted));
        };
    }

    /// As Calico writes it: parentheses around every junction, double quotes where they can be.
    default String text() {
        var text = new StringBuilder();
        appendTo(text);
        return text.toString();
    }

    private static void quote(String value, StringBuilder text) {
        char quote = value.indexOf('"') < 0 ? '"' : '\'';
        text.append(quote).append(value).append(quote);
    }

    private static void append(
            String key, String operator, List<String> values, StringBuilder text) {
        text.append(key).append(operator);
        var before = "";
        for (var value : values) {
            text.append(before);
            quote(value, text);
            before = ", ";
        }
        text.append('}');
    }

    private static void append(List<CalicoSelector> parts, String between, StringBuilder text) {
        var before = "(";
        for (var part : parts) {
            text.append(before);
            part.appendTo(text);
            before = between;
        }
        text.append(')');
    }
}

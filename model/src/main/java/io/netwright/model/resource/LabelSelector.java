package io.netwright.model.resource;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// A `metav1.LabelSelector`: all of `matchLabels` and all of `matchExpressions`. An empty one
/// selects everything; "no selector" is a null where one may be missing.
public record LabelSelector(SortedMap<String, String> matchLabels, List<Requirement> expressions) {
    public static final LabelSelector EVERYTHING = new LabelSelector(new TreeMap<>(), List.of());

    public LabelSelector {
        matchLabels = Collections.unmodifiableSortedMap(new TreeMap<>(matchLabels));
        expressions = List.copyOf(expressions);
    }

    /// One element of `matchExpressions`.
    public record Requirement(String key, Operator operator, List<String> values) {
        public Requirement {
            values = List.copyOf(values);
        }

        /// `NotIn` and `DoesNotExist` match labels that lack the key (R8.4).
        boolean matches(Labels labels) {
            return switch (operator) {
                case IN -> labels.has(key) && values.contains(labels.values().get(key));
                case NOT_IN -> !labels.has(key) || !values.contains(labels.values().get(key));
                case EXISTS -> labels.has(key);
                case DOES_NOT_EXIST -> !labels.has(key);
            };
        }
    }

    /// How a requirement compares.
    public enum Operator {
        IN("In"),
        NOT_IN("NotIn"),
        EXISTS("Exists"),
        DOES_NOT_EXIST("DoesNotExist");

        private final String text;

        Operator(String text) {
            this.text = text;
        }

        /// As manifests write it.
        public String text() {
            return text;
        }
    }

    public boolean isEmpty() {
        return matchLabels.isEmpty() && expressions.isEmpty();
    }

    public boolean matches(Labels labels) {
        if (!labels.containsAll(matchLabels)) {
            return false;
        }
        for (var expression : expressions) {
            if (!expression.matches(labels)) {
                return false;
            }
        }
        return true;
    }
}

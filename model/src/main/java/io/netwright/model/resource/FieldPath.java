package io.netwright.model.resource;

import java.util.ArrayList;
import java.util.List;

/// The way from the root of a document to a field: names of mappings and indices of sequences.
public record FieldPath(List<Step> steps) {
    public static final FieldPath ROOT = new FieldPath(List.of());

    public FieldPath {
        steps = List.copyOf(steps);
    }

    /// One step down.
    public sealed interface Step {
        record Name(String name) implements Step {}

        record Index(int index) implements Step {}
    }

    /// A path of names (`String`) and indices (`Integer`).
    ///
    /// @throws IllegalArgumentException for a step of another type
    public static FieldPath of(Object... steps) {
        var list = new ArrayList<Step>();
        for (var step : steps) {
            list.add(
                    switch (step) {
                        case String name -> new Step.Name(name);
                        case Integer index -> new Step.Index(index);
                        default -> throw new IllegalArgumentException("no step: " + step);
                    });
        }
        return new FieldPath(list);
    }

    public FieldPath then(String name) {
        return plus(new Step.Name(name));
    }

    public FieldPath then(int index) {
        return plus(new Step.Index(index));
    }

    private FieldPath plus(Step step) {
        var longer = new ArrayList<>(steps);
        longer.add(step);
        return new FieldPath(longer);
    }

    /// As the API server writes it: `spec.ports[0].port`, `metadata.labels[app.io/x]`.
    @Override
    public String toString() {
        var text = new StringBuilder();
        for (var step : steps) {
            switch (step) {
                case Step.Index(int index) -> text.append('[').append(index).append(']');
                case Step.Name(String name) -> {
                    if (name.indexOf('.') >= 0 || name.indexOf('/') >= 0) {
                        text.append('[').append(name).append(']');
                    } else {
                        text.append(text.isEmpty() ? "" : ".").append(name);
                    }
                }
            }
        }
        return text.toString();
    }
}

package io.netwright.model.edit;

import io.netwright.model.manifest.YamlNode;
import io.netwright.model.manifest.YamlNode.Scalar;
import io.netwright.model.resource.FieldPath;
import io.netwright.model.resource.FieldPath.Step;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/// Values with something in them changed.
final class Changed {
    private Changed() {}

    /// A value that holds another at the end of a path.
    static FieldValue from(List<Step> steps, FieldValue value) {
        if (steps.isEmpty()) {
            return value;
        }
        var rest = from(steps.subList(1, steps.size()), value);
        return switch (steps.getFirst()) {
            case Step.Name(String name) -> {
                var fields = new LinkedHashMap<String, FieldValue>();
                fields.put(name, rest);
                yield new FieldValue.Fields(fields);
            }
            case Step.Index(int index) -> {
                if (index != 0) {
                    throw wrong(steps);
                }
                yield new FieldValue.Many(List.of(rest));
            }
        };
    }

    /// What a node says, with another value at the end of a path.
    static FieldValue set(YamlNode node, List<Step> steps, FieldValue value) {
        return steps.isEmpty() || (node instanceof Scalar it && it.isNull())
                ? from(steps, value)
                : change(FieldValue.of(node), steps, value);
    }

    /// What a node says, without what is at the end of a path.
    static FieldValue without(YamlNode node, List<Step> steps) {
        return change(FieldValue.of(node), steps, null);
    }

    private static FieldValue change(FieldValue old, List<Step> steps, @Nullable FieldValue value) {
        var step = steps.getFirst();
        var rest = steps.subList(1, steps.size());
        if (old instanceof FieldValue.Fields(var values)
                && step instanceof Step.Name(String name)) {
            var fields = new LinkedHashMap<>(values);
            var next = below(values.get(name), rest, value);
            if (next == null) {
                fields.remove(name);
            } else {
                fields.put(name, next);
            }
            return new FieldValue.Fields(fields);
        }
        if (old instanceof FieldValue.Many(var items)
                && step instanceof Step.Index(int index)
                && index <= items.size()) {
            var list = new ArrayList<>(items);
            var next = below(index < list.size() ? list.get(index) : null, rest, value);
            if (index < list.size()) {
                list.remove(index);
            }
            if (next != null) {
                list.add(index, next);
            }
            return new FieldValue.Many(list);
        }
        throw wrong(steps);
    }

    private static @Nullable FieldValue below(
            @Nullable FieldValue old, List<Step> rest, @Nullable FieldValue value) {
        if (rest.isEmpty()) {
            return value;
        }
        return old == null ? (value == null ? null : from(rest, value)) : change(old, rest, value);
    }

    static IllegalArgumentException wrong(List<Step> steps) {
        return new IllegalArgumentException("no way to " + new FieldPath(steps));
    }
}

package io.netwright.model.edit;

import io.netwright.model.manifest.ScalarType;
import io.netwright.model.manifest.YamlNode;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/// A value that an edit writes.
public sealed interface FieldValue {
    record Text(String text) implements FieldValue {}

    record Whole(long number) implements FieldValue {}

    record Flag(boolean flag) implements FieldValue {}

    /// A number, boolean or null in the words that a file has for it: `1e3`, `0x1f`, `~`.
    record Plain(String text) implements FieldValue {}

    /// A list.
    record Many(List<FieldValue> items) implements FieldValue {
        public Many {
            items = List.copyOf(items);
        }
    }

    /// A mapping, in the order in which it is written.
    record Fields(SequencedMap<String, FieldValue> values) implements FieldValue {
        public Fields {
            values = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(values));
        }
    }

    static FieldValue of(String text) {
        return new Text(text);
    }

    static FieldValue of(long number) {
        return new Whole(number);
    }

    static FieldValue of(boolean flag) {
        return new Flag(flag);
    }

    /// What a value of a document says, aliases and merged mappings written out.
    static FieldValue of(YamlNode node) {
        return switch (node) {
            case YamlNode.Scalar scalar ->
                    scalar.type() == ScalarType.STRING
                            ? new Text(scalar.text())
                            : new Plain(scalar.text().isEmpty() ? "null" : scalar.text());
            case YamlNode.Sequence(var items, _, _, _) -> {
                var all = new ArrayList<FieldValue>();
                items.forEach(it -> all.add(of(it)));
                yield new Many(all);
            }
            case YamlNode.Mapping mapping -> {
                var all = new LinkedHashMap<String, FieldValue>();
                for (var merged : mapping.merged()) {
                    if (of(merged) instanceof Fields(var others)) {
                        others.forEach(all::putIfAbsent);
                    }
                }
                for (var entry : mapping.entries()) {
                    if (!isMerge(entry)) {
                        all.put(entry.name(), of(entry.value()));
                    }
                }
                yield new Fields(all);
            }
        };
    }

    private static boolean isMerge(YamlNode.Entry entry) {
        return entry.isMerge();
    }
}

package io.netwright.model.helm;

import io.netwright.model.diag.SourceRange;
import io.netwright.model.manifest.Document;
import io.netwright.model.manifest.ScalarType;
import io.netwright.model.manifest.YamlNode;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/// A value that a chart is given, and where in the user's text it stands.
public sealed interface Value {
    SourceRange at();

    /// A scalar; `type` is what it is, whatever its text looks like.
    record Leaf(String text, ScalarType type, SourceRange at) implements Value {
        boolean isNull() {
            return type == ScalarType.NULL;
        }
    }

    record Items(List<Value> items, SourceRange at) implements Value {
        public Items {
            items = List.copyOf(items);
        }
    }

    record Table(SequencedMap<String, Value> entries, SourceRange at) implements Value {
        public Table {
            entries = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(entries));
        }

        /// This with what the other has: its tables are merged in, all else replaces.
        Table with(Table over) {
            var merged = new LinkedHashMap<>(entries);
            over.entries.forEach(
                    (name, value) -> {
                        var own = merged.get(name);
                        merged.put(
                                name,
                                own instanceof Table mine && value instanceof Table theirs
                                        ? mine.with(theirs)
                                        : value);
                    });
            return new Table(merged, over.at);
        }

        /// The value at a path such as `controller.service.type`, null where there is none or it is
        /// null, which takes the chart's default away.
        @Nullable Value find(String path) {
            Value value = this;
            for (var name : path.split("\\.", -1)) {
                value = value instanceof Table table ? table.entries.get(name) : null;
            }
            return value instanceof Leaf leaf && leaf.isNull() ? null : value;
        }
    }

    /// The tree of a document as values; what `<<` merges is taken in.
    static Value of(Document document, YamlNode node) {
        var at = document.range(node);
        return switch (node) {
            case YamlNode.Scalar scalar -> new Leaf(scalar.text(), scalar.type(), at);
            case YamlNode.Sequence(var items, _, _, _) ->
                    new Items(items.stream().map(it -> of(document, it)).toList(), at);
            case YamlNode.Mapping mapping -> {
                var entries = new LinkedHashMap<String, Value>();
                for (var name : names(mapping)) {
                    var value = mapping.get(name);
                    if (value != null) {
                        entries.put(name, of(document, value));
                    }
                }
                yield new Table(entries, at);
            }
        };
    }

    private static List<String> names(YamlNode.Mapping mapping) {
        var names = new ArrayList<String>();
        for (var entry : mapping.entries()) {
            boolean merge = entry.isMerge();
            if (!merge && !names.contains(entry.name())) {
                names.add(entry.name());
            }
        }
        for (var merged : mapping.merged()) {
            for (var name : names(merged)) {
                if (!names.contains(name)) {
                    names.add(name);
                }
            }
        }
        return names;
    }
}

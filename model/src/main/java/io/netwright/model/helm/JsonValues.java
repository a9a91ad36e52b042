package io.netwright.model.helm;

import io.netwright.model.diag.SourceRange;
import io.netwright.model.helm.Value.Items;
import io.netwright.model.helm.Value.Leaf;
import io.netwright.model.helm.Value.Table;
import io.netwright.model.manifest.Section;
import io.netwright.model.manifest.Sections;
import io.netwright.model.manifest.YamlNode;

import java.util.LinkedHashMap;

/// Reads what stands behind `--set-json`: `NAME=JSON`, or an object in JSON.
final class JsonValues {
    private JsonValues() {}

    static Table set(Table values, Snippet argument) throws SetValues.Refused {
        var text = argument.text().strip();
        if (text.startsWith("{")) {
            return values.with(table(argument, text));
        }
        int equals = argument.text().indexOf('=');
        if (equals < 0) {
            throw new SetValues.Refused("it has no value", argument.at());
        }
        // The name goes as `--set` reads it, the value in its place.
        var name = SetValues.set(values, argument.part(0, equals + 1), SetValues.Mode.TEXT);
        var value = read(argument.part(equals + 1, argument.text().length()));
        return (Table) replace(name, argument.at(0, equals + 1), value);
    }

    private static Table table(Snippet argument, String text) throws SetValues.Refused {
        if (read(argument) instanceof Table table) {
            return table;
        }
        throw new SetValues.Refused(text + " is no object", argument.at());
    }

    /// The tree with the empty text that stands at a place replaced.
    private static Value replace(Value into, SourceRange at, Value value) {
        return switch (into) {
            case Leaf leaf -> leaf.at().equals(at) && leaf.text().isEmpty() ? value : leaf;
            case Items(var items, var place) ->
                    new Items(items.stream().map(it -> replace(it, at, value)).toList(), place);
            case Table(var entries, var place) -> {
                var replaced = new LinkedHashMap<String, Value>();
                entries.forEach((name, own) -> replaced.put(name, replace(own, at, value)));
                yield new Table(replaced, place);
            }
        };
    }

    private static Value read(Snippet json) throws SetValues.Refused {
        for (var section : Section.parse(Sections.split(json.text()), "default")) {
            if (section.size() > 0) {
                var document = section.document(0, "json", 1, 0);
                var tree = document.tree().orElse(null);
                if (tree != null) {
                    return value(tree, json);
                }
            }
        }
        throw new SetValues.Refused(json + " is no JSON", json.at());
    }

    private static Value value(YamlNode node, Snippet json) {
        var at = json.at(node.start(), Math.max(node.start(), node.end()));
        return switch (node) {
            case YamlNode.Scalar scalar -> new Leaf(scalar.text(), scalar.type(), at);
            case YamlNode.Sequence(var items, _, _, _) ->
                    new Items(items.stream().map(it -> value(it, json)).toList(), at);
            case YamlNode.Mapping mapping -> {
                var entries = new LinkedHashMap<String, Value>();
                mapping.entries().forEach(it -> entries.put(it.name(), value(it.value(), json)));
                yield new Table(entries, at);
            }
        };
    }
}

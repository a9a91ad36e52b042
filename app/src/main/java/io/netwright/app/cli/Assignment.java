package io.netwright.app.cli;

import io.netwright.model.edit.Edit;
import io.netwright.model.edit.FieldValue;
import io.netwright.model.manifest.Document;
import io.netwright.model.manifest.ScalarType;
import io.netwright.model.manifest.YamlNode;
import io.netwright.model.resource.FieldPath;
import io.netwright.model.resource.ResourceKey;
import io.netwright.model.schema.Schema;
import io.netwright.model.schema.Shape;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// `FIELD=VALUE`, or `FIELD-` to take a field out.
///
/// @param value null to take the field out
record Assignment(FieldPath path, @Nullable String value) {
    static Assignment parse(String word) throws BadInput {
        int equals = equalsOutside(word);
        if (equals < 0 && word.length() > 1 && word.endsWith("-")) {
            return new Assignment(path(word.substring(0, word.length() - 1)), null);
        }
        if (equals <= 0) {
            throw new BadInput(
                    List.of(
                            "netwright set: not FIELD=VALUE: " + word,
                            "  hint: such as spec.ports[0].port=8080; FIELD- takes a field out"));
        }
        return new Assignment(path(word.substring(0, equals)), word.substring(equals + 1));
    }

    /// The first `=` that is in no brackets.
    private static int equalsOutside(String word) {
        int depth = 0;
        for (int i = 0; i < word.length(); i++) {
            switch (word.charAt(i)) {
                case '[' -> depth++;
                case ']' -> depth--;
                case '=' -> {
                    if (depth <= 0) {
                        return i;
                    }
                }
                default -> {}
            }
        }
        return -1;
    }

    /// `spec.ports[0].port`, `metadata.labels[app.io/x]`.
    private static FieldPath path(String text) throws BadInput {
        var path = FieldPath.ROOT;
        var rest = text.startsWith(".") ? text.substring(1) : text;
        while (!rest.isEmpty()) {
            if (rest.startsWith("[")) {
                int end = rest.indexOf(']');
                if (end <= 1) {
                    throw noPath(text);
                }
                var inside = rest.substring(1, end);
                path =
                        inside.matches("\\d{1,6}")
                                ? path.then(Integer.parseInt(inside))
                                : path.then(inside);
                rest = rest.substring(end + 1);
                rest = rest.startsWith(".") && rest.length() > 1 ? rest.substring(1) : rest;
                continue;
            }
            int end = 0;
            while (end < rest.length() && ".[".indexOf(rest.charAt(end)) < 0) {
                end++;
            }
            if (end == 0 || (end == rest.length() - 1 && rest.charAt(end) == '.')) {
                throw noPath(text);
            }
            path = path.then(rest.substring(0, end));
            rest = rest.substring(end < rest.length() && rest.charAt(end) == '.' ? end + 1 : end);
        }
        if (path.steps().isEmpty()) {
            throw noPath(text);
        }
        return path;
    }

    private static BadInput noPath(String text) {
        return new BadInput(
                List.of(
                        "netwright set: not a field: " + text,
                        "  hint: such as spec.ports[0].port or metadata.labels[app.io/x]"));
    }

    Edit edit(ResourceKey key, Document document) {
        return value == null
                ? new Edit.RemoveField(key, path)
                : new Edit.SetField(key, path, typed(document, value));
    }

    /// A number or a boolean where the field takes one, else text. What the field takes is asked of
    /// the schema, then of the value that stands there, then of the look of the new one.
    private FieldValue typed(Document document, String text) {
        var type = ScalarType.ofPlain(text);
        if (!takesText(document, type)) {
            if (type == ScalarType.BOOLEAN) {
                return FieldValue.of(text.equalsIgnoreCase("true"));
            }
            if (text.matches("-?[0-9]{1,18}")) {
                return FieldValue.of(Long.parseLong(text));
            }
        }
        return FieldValue.of(text);
    }

    private boolean takesText(Document document, ScalarType type) {
        var shape = Schema.shipped().field(document.apiVersion(), document.kind(), path);
        if (shape != null && shape.type() != Shape.Type.ANY) {
            return shape.type() == Shape.Type.TEXT;
        }
        return document.find(path).orElse(null) instanceof YamlNode.Scalar scalar
                && !scalar.isNull()
                && scalar.type() == ScalarType.STRING
                && type != ScalarType.STRING
                && !scalar.plain();
    }
}

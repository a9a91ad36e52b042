package io.netwright.app.cli;

import io.netwright.model.diag.Severity;
import io.netwright.model.edit.FieldValue;
import io.netwright.model.lab.Lab;
import io.netwright.model.lab.SourceText;
import io.netwright.model.manifest.ScalarType;
import io.netwright.model.resource.FieldPath;
import io.netwright.model.schema.Shape;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;

/// `FIELD=VALUE`, or `FIELD-` to take a field out.
///
/// @param value null to take the field out
record Assignment(FieldWords field, @Nullable String value) {
    static Assignment parse(String word) throws BadInput {
        int equals = equalsOutside(word);
        if (equals < 0 && word.length() > 1 && word.endsWith("-")) {
            return new Assignment(FieldWords.parse(word.substring(0, word.length() - 1)), null);
        }
        if (equals <= 0) {
            throw new BadInput(
                    List.of(
                            "netwright set: not FIELD=VALUE: " + word,
                            "  hint: such as spec.ports[0].port=8080; FIELD- takes a field out"));
        }
        var field = FieldWords.parse(word.substring(0, equals));
        return new Assignment(field, word.substring(equals + 1));
    }

    /// The first `=` that is in no brackets and no quotes.
    private static int equalsOutside(String word) {
        int depth = 0;
        char quote = 0;
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            if (quote != 0) {
                quote = c == quote ? 0 : quote;
                continue;
            }
            switch (c) {
                case '"', '\'' -> quote = c;
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

    /// The value as the field takes it: a list or mapping as YAML or JSON writes it in one line, a
    /// number or a boolean where the field takes one, else text.
    ///
    /// @param shape of the field, null where it is unknown
    /// @param asText is a text in quotes there now
    FieldValue typed(@Nullable Shape shape, boolean asText) throws BadInput {
        var text = Objects.requireNonNull(value);
        var type = shape == null ? Shape.Type.ANY : shape.type();
        boolean collection = text.startsWith("[") || text.startsWith("{");
        if (collection
                && (type == Shape.Type.MAPPING
                        || type == Shape.Type.LIST
                        || type == Shape.Type.ANY)) {
            return typed(parsed(text), shape);
        }
        if (asText && type == Shape.Type.ANY) {
            return FieldValue.of(text);
        }
        return scalar(text, type);
    }

    private static FieldValue scalar(String text, Shape.Type type) {
        return switch (type) {
            case TEXT -> FieldValue.of(text);
            case BOOLEAN, INTEGER, NUMBER, INTEGER_OR_TEXT, QUANTITY, MAPPING, LIST, ANY -> {
                if ((type == Shape.Type.BOOLEAN || type == Shape.Type.ANY)
                        && (text.equals("true") || text.equals("false"))) {
                    yield FieldValue.of(text.equals("true"));
                }
                if (type != Shape.Type.BOOLEAN && text.matches("-?(0|[1-9][0-9]{0,17})")) {
                    yield FieldValue.of(Long.parseLong(text));
                }
                boolean fraction =
                        type == Shape.Type.NUMBER
                                || type == Shape.Type.QUANTITY
                                || type == Shape.Type.ANY;
                if (fraction && text.matches("-?[0-9]+\\.[0-9]+")) {
                    yield new FieldValue.Plain(text);
                }
                yield text.equals("null") ? new FieldValue.Plain(text) : FieldValue.of(text);
            }
        };
    }

    private static FieldValue parsed(String text) throws BadInput {
        var source = new SourceText("value", "value:\n " + text.replace("\n", "\n "));
        var document = Lab.of("value", List.of(source)).files().getFirst().documents().getFirst();
        var found = document.find(FieldPath.of("value")).orElse(null);
        if (found == null || document.list().isPresent()) {
            var lines =
                    document.problems().stream()
                            .filter(it -> it.severity() == Severity.ERROR)
                            .map(it -> it.message().text())
                            .toList();
            throw new BadInput(
                    List.of(
                            "netwright set: not a list or mapping: "
                                    + text
                                    + lines.stream().map(it -> ": " + it).findFirst().orElse(""),
                            "  hint: as YAML or JSON writes it in one line: [{port: 80}, {port:"
                                    + " 443}]"));
        }
        return FieldValue.of(found);
    }

    /// Texts where the fields are texts, though they were given without quotes.
    private static FieldValue typed(FieldValue given, @Nullable Shape shape) {
        return switch (given) {
            case FieldValue.Many(var items) -> {
                var below = shape == null ? null : shape.items();
                yield new FieldValue.Many(items.stream().map(it -> typed(it, below)).toList());
            }
            case FieldValue.Fields(var values) -> {
                var fields = new LinkedHashMap<String, FieldValue>();
                values.forEach(
                        (name, it) -> {
                            var own = shape == null ? null : shape.field(name);
                            var below = own != null || shape == null ? own : shape.values();
                            fields.put(name, typed(it, below));
                        });
                yield new FieldValue.Fields(fields);
            }
            case FieldValue.Plain(String text)
                    when shape != null
                            && shape.type() == Shape.Type.TEXT
                            && ScalarType.ofPlain(text) != ScalarType.NULL ->
                    FieldValue.of(text);
            default -> given;
        };
    }
}

package io.netwright.model.apiserver;

import io.netwright.model.manifest.Section;
import io.netwright.model.manifest.YamlNode;
import io.netwright.model.resource.FieldPath;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// A value that can be changed and written as JSON: maps, lists, and scalars as JSON text.
final class JsonTree {
    /// A scalar as it stands in JSON.
    record Literal(String json) {}

    private static final Literal NULL = new Literal("null");

    private JsonTree() {}

    static Object parse(String yaml) {
        var sections = Section.parse(List.of(yaml), "default");
        var document = sections.getFirst().document(0, "cases", 1, 0);
        var tree =
                document.tree()
                        .orElseThrow(() -> new IllegalArgumentException("not YAML: " + yaml));
        return of(tree);
    }

    /// A value that is written in one line, which may be a scalar.
    static Object value(String yaml) {
        return Objects.requireNonNull(((Map<?, ?>) parse("v: " + yaml)).get("v"));
    }

    static Object of(YamlNode node) {
        return switch (node) {
            case YamlNode.Scalar scalar -> literal(scalar);
            case YamlNode.Sequence(var items, _, _, _) -> {
                var list = new ArrayList<Object>();
                items.forEach(item -> list.add(of(item)));
                yield list;
            }
            case YamlNode.Mapping mapping -> {
                var map = new LinkedHashMap<String, Object>();
                mapping.entries().forEach(it -> map.put(it.name(), of(it.value())));
                yield map;
            }
        };
    }

    private static Literal literal(YamlNode.Scalar scalar) {
        return switch (scalar.type()) {
            case NULL -> NULL;
            case BOOLEAN -> new Literal(isTrue(scalar.text()) ? "true" : "false");
            case INTEGER -> new Literal(scalar.text());
            case FLOAT -> new Literal(scalar.text().replaceFirst("\\.0+$", ""));
            case STRING -> new Literal(quoted(scalar.text()));
        };
    }

    private static boolean isTrue(String text) {
        return text.matches("(?i)y|yes|true|on");
    }

    static String text(@Nullable Object value) {
        if (!(value instanceof Literal(String json)) || !json.startsWith("\"")) {
            throw new IllegalArgumentException("no text: " + value);
        }
        var document = Section.parse(List.of("v: " + json), "d").getFirst().document(0, "t", 1, 0);
        if (document.find(FieldPath.of("v")).orElseThrow() instanceof YamlNode.Scalar scalar) {
            return scalar.text();
        }
        throw new IllegalArgumentException(json);
    }

    static Object copy(Object value) {
        return switch (value) {
            case Map<?, ?> map -> {
                var copy = new LinkedHashMap<String, Object>();
                map.forEach((key, item) -> copy.put((String) key, copy(item)));
                yield copy;
            }
            case List<?> list -> {
                var copy = new ArrayList<Object>();
                list.forEach(item -> copy.add(copy(item)));
                yield copy;
            }
            default -> value;
        };
    }

    static String json(Object value) {
        var text = new StringBuilder();
        write(value, text);
        return text.toString();
    }

    private static void write(Object value, StringBuilder text) {
        switch (value) {
            case Literal(String json) -> text.append(json);
            case Map<?, ?> map -> {
                var separator = "{";
                for (var entry : map.entrySet()) {
                    text.append(separator).append(quoted((String) entry.getKey())).append(": ");
                    write(entry.getValue(), text);
                    separator = ", ";
                }
                text.append(map.isEmpty() ? "{}" : "}");
            }
            case List<?> list -> {
                var separator = "[";
                for (var item : list) {
                    text.append(separator);
                    write(item, text);
                    separator = ", ";
                }
                text.append(list.isEmpty() ? "[]" : "]");
            }
            default -> throw new IllegalArgumentException("no value: " + value);
        }
    }

    static Literal textLiteral(String text) {
        return new Literal(quoted(text));
    }

    private static String quoted(String text) {
        var quoted = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"', '\\' -> quoted.append('\\').append(c);
                case '\n' -> quoted.append("\\n");
                default -> {
                    if (c < ' ') {
                        quoted.append("\\u%04x".formatted((int) c));
                    } else {
                        quoted.append(c);
                    }
                }
            }
        }
        return quoted.append('"').toString();
    }
}

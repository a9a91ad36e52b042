package io.netwright.model.helm;

import io.netwright.model.manifest.ScalarType;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/// Writes objects as JSON, which is YAML: from maps, lists, texts, numbers, flags and values.
final class Json {
    private final StringBuilder out = new StringBuilder();

    private Json() {}

    /// A map of names and values in turn; what is empty is left out.
    static SequencedMap<String, Object> map(Object... namesAndValues) {
        var map = new LinkedHashMap<String, Object>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            var value = namesAndValues[i + 1];
            boolean empty =
                    value.equals("")
                            || (value instanceof Map<?, ?> below && below.isEmpty())
                            || (value instanceof List<?> list && list.isEmpty());
            if (!empty) {
                map.put((String) namesAndValues[i], value);
            }
        }
        return map;
    }

    static String write(Object value) {
        var json = new Json();
        json.any(value);
        return json.out.toString();
    }

    private void any(Object value) {
        switch (value) {
            case Value.Leaf(var text, var type, _) -> {
                if (type == ScalarType.STRING) {
                    quoted(text);
                } else {
                    out.append(type == ScalarType.NULL ? "null" : text);
                }
            }
            case Value.Items(var items, _) -> list(items);
            case Value.Table(var entries, _) -> mapping(entries);
            case Map<?, ?> map -> mapping(map);
            case List<?> list -> list(list);
            case Number number -> out.append(number);
            case Boolean flag -> out.append(flag);
            default -> quoted(value.toString());
        }
    }

    private void mapping(Map<?, ?> map) {
        out.append('{');
        var comma = "";
        for (var entry : map.entrySet()) {
            out.append(comma);
            quoted(entry.getKey().toString());
            out.append(": ");
            any(entry.getValue());
            comma = ", ";
        }
        out.append('}');
    }

    private void list(List<?> list) {
        out.append('[');
        var comma = "";
        for (var item : list) {
            out.append(comma);
            any(item);
            comma = ", ";
        }
        out.append(']');
    }

    private void quoted(String text) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                out.append('\\').append(c);
            } else if (c == '\n') {
                out.append("\\n");
            } else if (c < ' ' || c == 0x7f || Character.isSurrogate(c) || c == '\uFEFF') {
                out.append("\\u%04x".formatted((int) c));
            } else {
                out.append(c);
            }
        }
        out.append('"');
    }
}

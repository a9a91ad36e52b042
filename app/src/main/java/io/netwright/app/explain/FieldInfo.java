package io.netwright.app.explain;

import io.netwright.model.resource.FieldPath;
import io.netwright.model.schema.FieldNotes;
import io.netwright.model.schema.Schema;
import io.netwright.model.schema.Shape;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What is known of a field.
///
/// @param type as kubectl names it: `string`, `[]Object`, `map[string]string`
/// @param words that it takes, empty where it takes any
/// @param standard what the server fills in, as JSON; `""` for nothing
/// @param since the version of Kubernetes that brought it, `""` where that is long ago
/// @param sentence what it does, `""` where Netwright has nothing to say
public record FieldInfo(
        String apiVersion,
        String kind,
        FieldPath path,
        Shape shape,
        String type,
        boolean required,
        List<String> words,
        String standard,
        String since,
        String sentence) {
    public FieldInfo {
        words = List.copyOf(words);
    }

    /// Empty if there is no such kind or field, or nothing is known of it.
    public static Optional<FieldInfo> of(String apiVersion, String kind, FieldPath path) {
        var shape = Schema.shipped().field(apiVersion, kind, path);
        if (shape == null) {
            return Optional.empty();
        }
        var note = FieldNotes.shipped().of(apiVersion, kind, path);
        var words = shape.words();
        var items = shape.items();
        if (words.isEmpty() && items != null) {
            words = items.words();
        }
        var standard = shape.defaultJson();
        return Optional.of(
                new FieldInfo(
                        apiVersion,
                        kind,
                        path,
                        shape,
                        type(shape),
                        isRequired(apiVersion, kind, path),
                        words,
                        standard == null ? "" : standard,
                        note == null ? "" : note.since(),
                        note == null ? "" : note.sentence()));
    }

    /// The field of these names, whatever lists are on the way.
    public static Optional<FieldInfo> named(String apiVersion, String kind, List<String> names) {
        var path = FieldPath.ROOT;
        for (var name : names) {
            path = into(apiVersion, kind, path).then(name);
        }
        return of(apiVersion, kind, path);
    }

    private static FieldPath into(String apiVersion, String kind, FieldPath path) {
        var at = path;
        while (true) {
            var shape = Schema.shipped().field(apiVersion, kind, at);
            if (shape == null || shape.items() == null) {
                return at;
            }
            at = at.then(0);
        }
    }

    private static boolean isRequired(String apiVersion, String kind, FieldPath path) {
        var steps = path.steps();
        if (steps.isEmpty() || !(steps.getLast() instanceof FieldPath.Step.Name(String name))) {
            return false;
        }
        var parent = new FieldPath(steps.subList(0, steps.size() - 1));
        var shape = Schema.shipped().field(apiVersion, kind, parent);
        return shape != null && shape.required().contains(name);
    }

    /// The fields in it, of its elements where it is a list.
    public List<FieldInfo> fields() {
        var at = into(apiVersion, kind, path);
        var fields = new ArrayList<FieldInfo>();
        for (var it : Schema.shipped().fields(apiVersion, kind, at)) {
            of(apiVersion, kind, at.then(it.name())).ifPresent(fields::add);
        }
        return fields;
    }

    public String name() {
        return path.steps().isEmpty()
                ? kind
                : switch (path.steps().getLast()) {
                    case FieldPath.Step.Name(String name) -> name;
                    case FieldPath.Step.Index(int index) -> "[" + index + "]";
                };
    }

    public static String type(Shape shape) {
        var items = shape.items();
        var values = shape.values();
        return switch (shape.type()) {
            case TEXT -> "string";
            case INTEGER -> "integer";
            case NUMBER -> "number";
            case BOOLEAN -> "boolean";
            case INTEGER_OR_TEXT -> "IntOrString";
            case QUANTITY -> "Quantity";
            case LIST -> "[]" + (items == null ? "any" : type(items));
            case MAPPING ->
                    values != null && shape.fieldNames().isEmpty()
                            ? "map[string]" + type(values)
                            : "Object";
            case ANY -> "any";
        };
    }
}

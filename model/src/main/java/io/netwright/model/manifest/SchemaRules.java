package io.netwright.model.manifest;

import io.netwright.model.manifest.YamlNode.Mapping;
import io.netwright.model.manifest.YamlNode.Scalar;
import io.netwright.model.manifest.YamlNode.Sequence;
import io.netwright.model.schema.Shape;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashMap;

/// Asks the rules of a custom resource's definition, of values with their defaults filled in.
///
/// Source: apiextensions-apiserver `pkg/apiserver/schema/cel/validation.go`.
final class SchemaRules {
    private SchemaRules() {}

    static void check(Field field, Shape shape) {
        var node = field.node();
        if (node == null) {
            return;
        }
        if (!shape.rules().isEmpty()) {
            var value = value(node, shape);
            for (var checked : shape.rules()) {
                if (!checked.rule().holds(value)) {
                    var blamed = field;
                    for (var name : checked.blames().split("\\.", -1)) {
                        blamed = name.isEmpty() ? blamed : blamed.get(name);
                    }
                    SchemaCheck.breaks(blamed, checked.rule().text());
                }
            }
        }
        switch (node) {
            case Mapping _ -> {
                for (var entry : field.entries()) {
                    var of = shape.field(entry.name());
                    var values = shape.values();
                    if (of != null) {
                        check(field.get(entry.name()), of);
                    } else if (values != null) {
                        check(field.get(entry.name()), values);
                    }
                }
            }
            case Sequence _ -> {
                var items = shape.items();
                if (items != null) {
                    field.items().forEach(item -> check(item, items));
                }
            }
            case Scalar _ -> {}
        }
    }

    /// The value as rules see it.
    private static @Nullable Object value(YamlNode node, @Nullable Shape shape) {
        return switch (node) {
            case Scalar scalar -> scalar(scalar, shape);
            case Sequence(var items, _, _, _) -> {
                var of = shape == null ? null : shape.items();
                var list = new ArrayList<@Nullable Object>();
                items.forEach(item -> list.add(value(item, of)));
                yield list;
            }
            case Mapping mapping -> mapping(mapping, shape);
        };
    }

    private static Object mapping(Mapping mapping, @Nullable Shape shape) {
        var map = new LinkedHashMap<String, @Nullable Object>();
        for (var entry : mapping.entries()) {
            var of = shape == null ? null : shape.field(entry.name());
            if (of == null && shape != null) {
                of = shape.values();
            }
            boolean unset = entry.value() instanceof Scalar scalar && scalar.isNull();
            if (!unset) {
                map.put(entry.name(), value(entry.value(), of));
            }
        }
        if (shape != null) {
            for (var name : shape.fieldNames()) {
                var of = shape.field(name);
                var json = of == null ? null : of.defaultJson();
                if (json != null && !map.containsKey(name)) {
                    for (var tree : TreeBuilder.read(json, new SharedTexts(), new Finding.Sink())) {
                        map.put(name, value(tree, of));
                    }
                }
            }
        }
        return map;
    }

    private static @Nullable Object scalar(Scalar scalar, @Nullable Shape shape) {
        var number = Numbers.whole(scalar);
        boolean fraction = shape != null && shape.type() == Shape.Type.NUMBER;
        return switch (scalar.type()) {
            case NULL -> null;
            case BOOLEAN -> Numbers.flag(scalar.text());
            case INTEGER, FLOAT ->
                    number == null || fraction
                            ? Numbers.fraction(scalar.text())
                            : (Object) number.longValue();
            case STRING -> scalar.text();
        };
    }
}

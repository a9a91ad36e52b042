package io.netwright.model.manifest;

import io.netwright.model.diag.Fault;
import io.netwright.model.diag.Severity;
import io.netwright.model.manifest.YamlNode.Mapping;
import io.netwright.model.manifest.YamlNode.Scalar;
import io.netwright.model.manifest.YamlNode.Sequence;
import io.netwright.model.schema.KindSchema;
import io.netwright.model.schema.KindSchema.Validates;
import io.netwright.model.schema.Shape;

import java.util.List;
import java.util.regex.Pattern;

/// Holds an object to the schema of its kind. Fields that the schema does not have are warned of:
/// most are misspelt. Values of another type are refused as the API server's decoder does; for
/// custom resources [SchemaValues] and [SchemaRules] ask the rest.
///
/// Source: apiextensions-apiserver `pkg/registry/customresource/strategy.go`, `Validate`.
final class SchemaCheck {
    private static final Pattern QUANTITY =
            Pattern.compile(
                    "[+-]?([0-9]+(\\.[0-9]*)?|\\.[0-9]+)([KMGTPE]i|[numkMGTPE]|[eE][+-]?[0-9]+)?");
    private static final Pattern TIME =
            Pattern.compile(
                    "[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:]{8}(\\.[0-9]+)?(Z|[+-][0-9]{2}:[0-9]{2})");
    private static final Pattern BASE64 = Pattern.compile("[A-Za-z0-9+/\\s]*={0,2}\\s*");

    private final String what;
    private final Finding.Sink sink;

    private SchemaCheck(String what, Finding.Sink sink) {
        this.what = what;
        this.sink = sink;
    }

    static void check(Field root, KindSchema kind, Finding.Sink sink) {
        if (kind.validates() == Validates.NOTHING || !(root.node() instanceof Mapping mapping)) {
            return;
        }
        var check = new SchemaCheck(article(kind.kind()) + " " + kind.kind(), sink);
        if (kind.validates() == Validates.TYPES) {
            check.value(root, mapping, kind.shape(), false);
            return;
        }
        check.custom(root, mapping, kind.shape());
        if (!sink.hasError()) {
            SchemaRules.check(root, kind.shape());
        }
    }

    private static String article(String kind) {
        boolean vowel = "AEIO".indexOf(kind.charAt(0)) >= 0;
        return vowel ? "an" : "a";
    }

    /// The status is no business of whoever writes the object, and metadata are everybody's.
    private void custom(Field root, Mapping mapping, Shape shape) {
        SchemaValues.check(root, shape);
        for (var field : root.entries()) {
            var of = shape.field(field.name());
            var node = mapping.get(field.name());
            if (of == null) {
                unknown(root, shape);
            } else if (node != null) {
                boolean shared = List.of("metadata", "status").contains(field.name());
                value(root.get(field.name()), node, of, !shared);
            }
        }
    }

    /// @param all is the schema all there is?
    private void value(Field field, YamlNode node, Shape shape, boolean all) {
        if (isNull(node)) {
            return;
        }
        switch (shape.type()) {
            case MAPPING -> mapping(field, node, shape, all);
            case LIST -> list(field, node, shape, all);
            case TEXT -> text(field, node, shape);
            case INTEGER -> field.wholeOf(shape.format());
            case BOOLEAN -> field.flag();
            case QUANTITY -> quantity(field, node);
            case INTEGER_OR_TEXT -> field.numberOrText(false);
            case NUMBER -> field.number();
            case ANY -> {
                if (!shape.fieldNames().isEmpty() && node instanceof Mapping) {
                    mapping(field, node, shape, all);
                }
            }
        }
        if (all) {
            SchemaValues.check(field, shape);
        }
    }

    private static boolean isNull(YamlNode node) {
        return node instanceof Scalar scalar && scalar.isNull();
    }

    private void text(Field field, YamlNode node, Shape shape) {
        if (field.text() == null) {
            return;
        }
        switch (shape.format()) {
            case "date-time" -> {
                if (node instanceof Scalar(String text, _, _, _) && !TIME.matcher(text).matches()) {
                    field.error(Fault.BAD_VALUE, null, text, "a time such as 2026-01-31T12:00:00Z");
                }
            }
            case "byte" -> {
                if (node instanceof Scalar(String text, _, _, _)
                        && !BASE64.matcher(text).matches()) {
                    field.error(Fault.BAD_VALUE, null, "…", "Base64");
                }
            }
            default -> {}
        }
        var words = shape.words();
        if (!words.isEmpty()
                && node instanceof Scalar(String text, _, _, _)
                && !text.isEmpty()
                && !words.contains(text)) {
            field.choice(new Choices<>(words, words));
        }
    }

    private void quantity(Field field, YamlNode node) {
        field.numberOrText(true);
        if (node instanceof Scalar scalar
                && scalar.type() == ScalarType.STRING
                && !QUANTITY.matcher(scalar.text()).matches()) {
            field.error(Fault.BAD_VALUE, null, scalar.text(), "a quantity such as 100m or 1Gi");
        }
    }

    private void mapping(Field field, YamlNode node, Shape shape, boolean all) {
        if (!(node instanceof Mapping mapping)) {
            field.entries(); // notes that it is none
            return;
        }
        boolean strange = entries(field, mapping, shape, all);
        for (var merged : mapping.merged()) {
            strange |= entries(field, merged, shape, all);
        }
        if (strange && !shape.isOpen()) {
            unknown(field, shape);
        }
    }

    /// Checks the fields; is one unknown?
    private boolean entries(Field field, Mapping mapping, Shape shape, boolean all) {
        boolean strange = false;
        var values = shape.values();
        for (var entry : mapping.entries()) {
            if (entry.isMerge()) {
                continue;
            }
            var of = shape.field(entry.name());
            if (of == null) {
                if (values == null) {
                    strange = true;
                } else if (all || !isFine(entry.value(), values)) {
                    var at = all ? field.child(entry) : field.entry(entry);
                    value(at, entry.value(), values, all);
                }
            } else if (all || !isFine(entry.value(), of)) {
                value(field.child(entry), entry.value(), of, all);
            }
        }
        return strange;
    }

    /// Most values are scalars of the right type: seen without making a [Field].
    private static boolean isFine(YamlNode node, Shape shape) {
        if (!(node instanceof Scalar scalar)) {
            return false;
        }
        return switch (shape.type()) {
            case TEXT ->
                    shape.words().isEmpty()
                            && shape.format().isEmpty()
                            && scalar.type() == ScalarType.STRING;
            case BOOLEAN -> scalar.type() == ScalarType.BOOLEAN;
            case ANY -> true;
            case INTEGER, NUMBER, INTEGER_OR_TEXT, QUANTITY, MAPPING, LIST -> false;
        };
    }

    private void list(Field field, YamlNode node, Shape shape, boolean all) {
        var items = shape.items();
        if (!(node instanceof Sequence(var nodes, _, _, _)) || items == null) {
            field.items(); // notes that it is none
            return;
        }
        for (int i = 0; i < nodes.size(); i++) {
            if (all || !isFine(nodes.get(i), items)) {
                value(field.item(i, nodes.get(i)), nodes.get(i), items, all);
            }
        }
    }

    private void unknown(Field field, Shape shape) {
        if (sink.size() < 1000) {
            field.refuseUnknown(Severity.WARNING, what, shape.fieldNames());
        }
    }

    /// A fault that the schema finds; in one place, so that it reads the same everywhere.
    static void breaks(Field field, String rule) {
        field.error(Fault.BREAKS_RULE, null, rule);
    }
}

package io.netwright.model.manifest;

import io.netwright.model.diag.Fault;
import io.netwright.model.manifest.YamlNode.Mapping;
import io.netwright.model.manifest.YamlNode.Scalar;
import io.netwright.model.manifest.YamlNode.Sequence;
import io.netwright.model.net.Cidr;
import io.netwright.model.net.InterfaceAddress;
import io.netwright.model.net.IpAddress;
import io.netwright.model.net.IpFamily;
import io.netwright.model.schema.Shape;
import io.netwright.model.schema.Shape.Bounds;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/// What the schema of a custom resource asks of one value: what is required, words, patterns,
/// bounds, formats, elements that differ. Its type is known to fit, or noted already.
///
/// Source: kube-openapi `pkg/validation/validate`; apiextensions-apiserver
/// `pkg/apiserver/schema/listtype`.
final class SchemaValues {
    private SchemaValues() {}

    static void check(Field field, Shape shape) {
        var node = field.node();
        if (node == null) {
            return;
        }
        switch (node) {
            case Scalar scalar -> scalar(field, scalar, shape);
            case Sequence list -> list(field, list, shape);
            case Mapping mapping -> mapping(field, mapping, shape);
        }
        combinations(field, node, shape);
    }

    private static void mapping(Field field, Mapping mapping, Shape shape) {
        for (var name : shape.required()) {
            var of = shape.field(name);
            if (of == null || of.defaultJson() == null) {
                field.get(name).required();
            }
        }
        if (shape.type() == Shape.Type.MAPPING) {
            size(field, mapping.entries().size(), shape.size());
        }
    }

    private static void size(Field field, int size, Bounds bounds) {
        if (size < bounds.least()) {
            field.error(Fault.TOO_FEW, null, bounds.least());
        } else if (size > bounds.most()) {
            field.error(Fault.TOO_MANY, null, bounds.most());
        }
    }

    private static void list(Field field, Sequence list, Shape shape) {
        if (shape.type() != Shape.Type.LIST) {
            return;
        }
        size(field, list.items().size(), shape.size());
        if (shape.mapKeys().isEmpty() && !shape.isSet()) {
            return;
        }
        var seen = new HashSet<String>();
        for (var item : field.items()) {
            var key = key(item, shape);
            if (!seen.add(key)) {
                item.error(Fault.ITEM_TWICE, null, key);
            }
        }
    }

    /// What an element is known by.
    private static String key(Field item, Shape shape) {
        if (shape.mapKeys().isEmpty()) {
            return plain(item);
        }
        var parts = new ArrayList<String>();
        var items = shape.items();
        for (var name : shape.mapKeys()) {
            var field = item.get(name);
            var of = items == null ? null : items.field(name);
            if (field.isSet()) {
                parts.add(plain(field));
            } else if (of != null && of.defaultJson() != null) {
                parts.add(String.valueOf(of.defaultJson()).replace("\"", ""));
            }
        }
        return String.join("/", List.copyOf(parts));
    }

    private static String plain(Field field) {
        return field.node() instanceof Scalar(String text, _, _, _) ? text : field.path();
    }

    private static void scalar(Field field, Scalar scalar, Shape shape) {
        var text = scalar.text();
        switch (shape.type()) {
            case TEXT -> {
                if (scalar.type() == ScalarType.STRING) {
                    text(field, text, shape);
                }
            }
            case INTEGER, NUMBER -> {
                var number = field.exactOrNull();
                if (number != null) {
                    number(field, number, shape);
                }
            }
            case INTEGER_OR_TEXT -> {
                var pattern = shape.pattern();
                if (scalar.type() == ScalarType.STRING
                        && pattern != null
                        && !pattern.matcher(text).find()) {
                    refused(field, text, "of the form " + pattern);
                }
                var number = scalar.plain() ? field.exactOrNull() : null;
                if (number != null) {
                    number(field, number, shape);
                }
            }
            case ANY -> {
                if (scalar.type() == ScalarType.STRING) {
                    text(field, text, shape);
                }
            }
            case QUANTITY, BOOLEAN, MAPPING, LIST -> {}
        }
    }

    private static void number(Field field, BigDecimal number, Shape shape) {
        var range = shape.range();
        boolean excluded =
                (shape.isFromExcluded() && isAt(number, range.from()))
                        || (shape.isToExcluded() && isAt(number, range.to()));
        if (!range.contains(number) || excluded) {
            field.error(
                    Fault.OUT_OF_RANGE, null, bound(range.from()), bound(range.to()), plain(field));
        }
        if (!shape.words().isEmpty() && !shape.words().contains(plain(field))) {
            field.error(Fault.NO_SUCH_VALUE, null, String.join(", ", shape.words()), plain(field));
        }
    }

    private static boolean isAt(BigDecimal number, @Nullable BigDecimal bound) {
        return bound != null && number.compareTo(bound) == 0;
    }

    private static String bound(@Nullable BigDecimal bound) {
        return bound == null ? "any number" : bound.toPlainString();
    }

    private static void text(Field field, String text, Shape shape) {
        if (!shape.words().isEmpty() && !shape.words().contains(text)) {
            field.choice(new Choices<>(shape.words(), shape.words()));
        }
        var pattern = shape.pattern();
        if (pattern != null && !pattern.matcher(text).find()) {
            refused(field, text, "of the form " + pattern);
        }
        int length = text.codePointCount(0, text.length());
        if (length < shape.length().least()) {
            refused(field, text, "at least %d characters long".formatted(shape.length().least()));
        } else if (length > shape.length().most()) {
            refused(field, text, "at most %d characters long".formatted(shape.length().most()));
        }
        var words =
                switch (shape.format()) {
                    case "ipv4" -> isAddress(text, IpFamily.V4) ? null : "an IPv4 address";
                    case "ipv6" -> isAddress(text, IpFamily.V6) ? null : "an IPv6 address";
                    case "cidr" -> isCidr(text) ? null : "a network";
                    default -> null;
                };
        if (words != null) {
            field.error(Fault.BAD_ADDRESS, null, text, words);
        }
    }

    private static void refused(Field field, String text, String wanted) {
        field.error(Fault.BAD_VALUE, null, text, wanted);
    }

    private static boolean isAddress(String text, IpFamily family) {
        return IpAddress.read(text).filter(it -> it.family() == family).isPresent();
    }

    private static boolean isCidr(String text) {
        return Cidr.read(text).isPresent() || InterfaceAddress.read(text).isPresent();
    }

    private static void combinations(Field field, YamlNode node, Shape shape) {
        long fitting = shape.oneOf().stream().filter(it -> fits(node, it, shape)).count();
        if (!shape.oneOf().isEmpty() && fitting != 1) {
            field.error(Fault.EXCLUSIVE, null, alternatives(shape.oneOf()));
        }
        if (!shape.anyOf().isEmpty()
                && shape.anyOf().stream().noneMatch(it -> fits(node, it, shape))) {
            SchemaCheck.breaks(field, "one or more of " + alternatives(shape.anyOf()));
        }
        for (var all : shape.allOf()) {
            if (!fits(node, all, shape)) {
                SchemaCheck.breaks(field, "all of " + alternatives(shape.allOf()));
            }
        }
        var not = shape.not();
        if (not != null && fits(node, not, shape)) {
            SchemaCheck.breaks(field, "not " + alternatives(List.of(not)));
        }
    }

    private static String alternatives(List<Shape> shapes) {
        var words = new ArrayList<String>();
        for (var shape : shapes) {
            if (!shape.required().isEmpty()) {
                words.add(String.join(" with ", shape.required()));
            }
        }
        return words.isEmpty() ? "the forms that its definition has" : String.join(", ", words);
    }

    /// Does a value fit, as far as such shapes go: fields that are there, and their values?
    ///
    /// @param outer has the defaults of fields that are not there
    private static boolean fits(YamlNode node, Shape shape, Shape outer) {
        var sink = new Finding.Sink();
        var root = Field.root(node, sink);
        check(root, shape);
        if (node instanceof Mapping) {
            for (var name : shape.fieldNames()) {
                var of = shape.field(name);
                var field = root.get(name);
                if (of != null && field.isSet()) {
                    check(field, of);
                } else if (of != null) {
                    filled(outer.field(name), of, sink);
                }
            }
        }
        return !sink.hasError();
    }

    /// Checks what the server fills in for a field.
    private static void filled(@Nullable Shape outer, Shape of, Finding.Sink sink) {
        var json = outer == null ? null : outer.defaultJson();
        if (json != null) {
            for (var tree : TreeBuilder.read(json, new SharedTexts(), new Finding.Sink())) {
                check(Field.root(tree, sink), of);
            }
        }
    }
}

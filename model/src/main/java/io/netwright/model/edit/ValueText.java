package io.netwright.model.edit;

import io.netwright.model.manifest.ScalarType;
import io.netwright.model.manifest.YamlNode;
import io.netwright.model.manifest.YamlNode.Mapping;
import io.netwright.model.manifest.YamlNode.Sequence;

import java.util.ArrayDeque;
import java.util.stream.Collectors;

/// Writes values as YAML, in the style of a document: how deep it indents, and whether the dashes
/// of a list stand deeper than its key.
///
/// @param step how much deeper a mapping in a mapping is
/// @param listStep how much deeper a list in a mapping is
record ValueText(int step, int listStep, String lineEnd) {
    /// The style of a document; kubectl's where it has none.
    static ValueText of(FieldText places, YamlNode root) {
        int step = 0;
        int listStep = -1;
        var queue = new ArrayDeque<YamlNode>();
        queue.add(root);
        while (!queue.isEmpty() && (step == 0 || listStep < 0)) {
            switch (queue.remove()) {
                case Mapping mapping when !mapping.flow() -> {
                    for (var entry : mapping.entries()) {
                        if (entry.value().start() < entry.key().end()) {
                            continue; // an alias
                        }
                        int deeper = deeper(places, entry);
                        if (entry.value() instanceof Mapping it && !it.flow() && step == 0) {
                            step = deeper;
                        }
                        if (entry.value() instanceof Sequence it && !it.flow() && listStep < 0) {
                            listStep = deeper;
                        }
                        queue.add(entry.value());
                    }
                }
                case Sequence list when !list.flow() -> queue.addAll(list.items());
                default -> {}
            }
        }
        var lineEnd = places.text().contains("\r\n") ? "\r\n" : "\n";
        return new ValueText(step <= 0 ? 2 : step, Math.max(0, listStep), lineEnd);
    }

    private static int deeper(FieldText places, YamlNode.Entry entry) {
        int start =
                switch (entry.value()) {
                    case Mapping it when !it.entries().isEmpty() ->
                            it.entries().getFirst().key().start();
                    case Sequence it when !it.items().isEmpty() ->
                            places.spots(it).getFirst().after() - 1;
                    default -> 0;
                };
        return Math.max(0, places.column(start) - places.column(entry.key().start()));
    }

    /// Does the value take lines of its own, below its key?
    static boolean isBlock(FieldValue value) {
        return switch (value) {
            case FieldValue.Many(var items) -> !items.isEmpty();
            case FieldValue.Fields(var values) -> !values.isEmpty();
            default -> false;
        };
    }

    /// In one line.
    static String flow(FieldValue value, boolean json) {
        var quotes = json ? ScalarText.Quotes.DOUBLE : ScalarText.Quotes.NONE;
        return switch (value) {
            case FieldValue.Many(var items) ->
                    items.stream()
                            .map(it -> flow(it, json))
                            .collect(Collectors.joining(", ", "[", "]"));
            case FieldValue.Fields(var values) ->
                    values.entrySet().stream()
                            .map(it -> entry(it.getKey(), it.getValue(), json))
                            .collect(Collectors.joining(", ", "{", "}"));
            case FieldValue.Plain(String text) when json -> json(text);
            default -> ScalarText.of(value, quotes, true);
        };
    }

    static String entry(String name, FieldValue value, boolean json) {
        return key(name, json, true) + ": " + flow(value, json);
    }

    private static String json(String plain) {
        return switch (ScalarType.ofPlain(plain)) {
            case NULL -> "null";
            case BOOLEAN ->
                    Boolean.toString(
                            "yYtT".indexOf(plain.charAt(0)) >= 0 || plain.equalsIgnoreCase("on"));
            case INTEGER, FLOAT, STRING ->
                    plain.matches("-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][-+]?[0-9]+)?")
                            ? plain
                            : ScalarText.doubleQuoted(plain);
        };
    }

    /// The lines of a collection, the first without its indent.
    String block(FieldValue value, int indent) {
        return switch (value) {
            case FieldValue.Many(var items) when !items.isEmpty() ->
                    items.stream()
                            .map(it -> "- " + block(it, indent + 2))
                            .collect(Collectors.joining(newLine(indent)));
            case FieldValue.Fields(var values) when !values.isEmpty() ->
                    values.entrySet().stream()
                            .map(it -> blockEntry(it.getKey(), it.getValue(), indent))
                            .collect(Collectors.joining(newLine(indent)));
            case FieldValue.Text(String text) when isLiteral(text) -> literal(text, indent, "");
            case FieldValue.Many _, FieldValue.Fields _ -> flow(value, false);
            default -> ScalarText.of(value, ScalarText.Quotes.NONE, false);
        };
    }

    /// `key: value`, or with the value below.
    String blockEntry(String name, FieldValue value, int indent) {
        var key = key(name, false, false) + ":";
        if (isBlock(value)) {
            return key + newLine(below(value, indent)) + block(value, below(value, indent));
        }
        return key + " " + block(value, indent + step);
    }

    /// Where the lines of a value start whose key stands there.
    int below(FieldValue value, int indent) {
        return indent + (value instanceof FieldValue.Many ? listStep : step);
    }

    String newLine(int indent) {
        return lineEnd + " ".repeat(indent);
    }

    /// Does a text of several lines read best as they are?
    static boolean isLiteral(String text) {
        return text.indexOf('\n') >= 0
                && !text.startsWith(" ")
                && !text.startsWith("\n")
                && !text.startsWith("\t")
                && !text.endsWith("\n\n")
                && text.lines().noneMatch(it -> it.isBlank() && !it.isEmpty())
                && text.chars().allMatch(c -> c == '\n' || c == '\t' || (c >= ' ' && c <= '~'));
    }

    /// @param comment behind the sign that starts it
    String literal(String text, int indent, String comment) {
        var lines = new StringBuilder(text.endsWith("\n") ? "|" : "|-").append(comment);
        text.lines()
                .forEach(it -> lines.append(it.isEmpty() ? lineEnd : newLine(indent)).append(it));
        return lines.toString();
    }

    static String key(String name, boolean json, boolean flow) {
        var quotes = json || name.equals("<<") ? ScalarText.Quotes.DOUBLE : ScalarText.Quotes.NONE;
        return ScalarText.text(name, quotes, flow);
    }
}

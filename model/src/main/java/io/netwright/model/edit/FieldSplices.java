package io.netwright.model.edit;

import io.netwright.model.manifest.Document;
import io.netwright.model.manifest.YamlNode;
import io.netwright.model.manifest.YamlNode.Entry;
import io.netwright.model.manifest.YamlNode.Mapping;
import io.netwright.model.manifest.YamlNode.Scalar;
import io.netwright.model.manifest.YamlNode.Sequence;
import io.netwright.model.resource.FieldPath;
import io.netwright.model.resource.FieldPath.Step;

import java.util.List;

/// Writes a field into the text of a document: replaces the scalar that stands there, or adds what
/// is missing of its path in the style of what is around it.
final class FieldSplices {
    private final String text;
    private final String lineEnd;

    private FieldSplices(String text) {
        this.text = text;
        this.lineEnd = text.contains("\r\n") ? "\r\n" : "\n";
    }

    /// The splice that sets a field.
    ///
    /// @throws IllegalArgumentException if the path leads through a scalar or past a list's end
    static Edit.Splice set(Document document, FieldPath path, FieldValue value) {
        var tree = document.tree().orElseThrow(() -> new IllegalArgumentException("no tree"));
        var splices = new FieldSplices(document.section().text());
        return splice(document, splices.set(tree, path.steps(), value));
    }

    static Edit.Splice splice(Document document, TextPart part) {
        return new Edit.Splice(
                document.file(),
                document.sectionOffset() + part.start(),
                part.end() - part.start(),
                part.text());
    }

    private TextPart set(YamlNode root, List<Step> steps, FieldValue value) {
        YamlNode node = root;
        boolean flow = false;
        for (int i = 0; i < steps.size(); i++) {
            var rest = steps.subList(i, steps.size());
            switch (node) {
                case Mapping mapping -> {
                    flow = mapping.flow();
                    if (!(steps.get(i) instanceof Step.Name(String name))) {
                        throw wrong(steps);
                    }
                    var entry = mapping.entry(name);
                    if (entry == null) {
                        return addEntry(mapping, rest, value);
                    }
                    if (i == steps.size() - 1) {
                        return replace(entry, flow, value);
                    }
                    if (isNull(entry.value())) {
                        var below = flow(steps.subList(i + 1, steps.size()), value, isJson(entry));
                        return replaceValue(entry, below);
                    }
                    node = entry.value();
                }
                case Sequence sequence -> {
                    flow = sequence.flow();
                    if (!(steps.get(i) instanceof Step.Index(int index))
                            || index > sequence.items().size()) {
                        throw wrong(steps);
                    }
                    if (index == sequence.items().size()) {
                        return addItem(sequence, steps.subList(i + 1, steps.size()), value);
                    }
                    node = sequence.items().get(index);
                    if (i == steps.size() - 1) {
                        return replaceItem(node, flow, value);
                    }
                }
                case Scalar _ -> throw wrong(steps);
            }
        }
        throw wrong(steps);
    }

    private static IllegalArgumentException wrong(List<Step> steps) {
        return new IllegalArgumentException("no way to " + new FieldPath(steps));
    }

    private static boolean isNull(YamlNode node) {
        return node instanceof Scalar scalar && scalar.isNull();
    }

    private boolean isJson(Entry entry) {
        return text.charAt(entry.key().start()) == '"';
    }

    private boolean isJson(Mapping mapping) {
        return mapping.flow()
                && (mapping.entries().isEmpty()
                        ? text.stripLeading().startsWith("{")
                        : isJson(mapping.entries().getFirst()));
    }

    private ScalarText.Quotes quotesAt(int start) {
        return switch (start < text.length() ? text.charAt(start) : ' ') {
            case '"' -> ScalarText.Quotes.DOUBLE;
            case '\'' -> ScalarText.Quotes.SINGLE;
            default -> ScalarText.Quotes.NONE;
        };
    }

    private TextPart replace(Entry entry, boolean flow, FieldValue value) {
        var old = entry.value();
        boolean there = old.start() >= entry.key().end();
        var quotes =
                there && old.end() > old.start()
                        ? quotesAt(valueStart(old.start()))
                        : isJson(entry) ? ScalarText.Quotes.DOUBLE : ScalarText.Quotes.NONE;
        return replaceValue(entry, ScalarText.of(value, quotes, flow));
    }

    /// Puts a text in the place of an entry's value, whatever it was.
    private TextPart replaceValue(Entry entry, String value) {
        int colon = colonAfter(entry);
        if (colon < 0) { // {key} in a flow mapping
            return new TextPart(entry.key().end(), entry.key().end(), ": " + value);
        }
        var old = entry.value();
        if (old.start() < entry.key().end()) { // an alias
            int start = text.indexOf('*', colon);
            return new TextPart(start, tokenEnd(start), value);
        }
        if (old.start() == old.end()) {
            return new TextPart(colon + 1, colon + 1, " " + value);
        }
        int start = valueStart(old.start());
        int end = TextPart.trimmedEnd(text, start, old.end());
        boolean below = text.substring(colon, start).indexOf('\n') >= 0;
        return below ? new TextPart(colon + 1, end, " " + value) : new TextPart(start, end, value);
    }

    private TextPart replaceItem(YamlNode old, boolean flow, FieldValue value) {
        if (old.start() == old.end()) {
            return new TextPart(
                    old.start(),
                    old.start(),
                    " " + ScalarText.of(value, ScalarText.Quotes.NONE, flow));
        }
        int start = valueStart(old.start());
        int end = TextPart.trimmedEnd(text, start, old.end());
        return new TextPart(start, end, ScalarText.of(value, quotesAt(start), flow));
    }

    /// The colon between key and value, -1 if there is none.
    private int colonAfter(Entry entry) {
        int at = entry.key().end();
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return at < text.length() && text.charAt(at) == ':' ? at : -1;
    }

    /// Skips an anchor and a tag, which stay.
    private int valueStart(int start) {
        int at = start;
        while (at < text.length() && (text.charAt(at) == '&' || text.charAt(at) == '!')) {
            at = tokenEnd(at);
            while (at < text.length() && text.charAt(at) == ' ') {
                at++;
            }
        }
        return at;
    }

    private int tokenEnd(int start) {
        int at = start;
        while (at < text.length()
                && !Character.isWhitespace(text.charAt(at))
                && ",]}".indexOf(text.charAt(at)) < 0) {
            at++;
        }
        return at;
    }

    private TextPart addEntry(Mapping mapping, List<Step> rest, FieldValue value) {
        if (mapping.flow()) {
            return addFlow(
                    mapping.entries().isEmpty() ? -1 : endOf(mapping.entries().getLast()),
                    mapping.entries().isEmpty() ? -1 : mapping.entries().getLast().key().start(),
                    mapping,
                    entryText(rest, value, isJson(mapping)));
        }
        int first = mapping.entries().getFirst().key().start();
        int indent = first - TextPart.lineStart(text, first);
        var block = block(rest, value, indent);
        return afterBlock(endOf(mapping.entries().getLast()), " ".repeat(indent) + block);
    }

    private TextPart addItem(Sequence sequence, List<Step> rest, FieldValue value) {
        var items = sequence.items();
        if (sequence.flow()) {
            boolean json = items.stream().anyMatch(it -> it instanceof Mapping m && isJson(m));
            return addFlow(
                    items.isEmpty() ? -1 : items.getLast().end(),
                    items.isEmpty() ? -1 : items.getLast().start(),
                    sequence,
                    flow(rest, value, json));
        }
        int dash = sequence.start();
        int indent = dash - TextPart.lineStart(text, dash);
        var block = rest.isEmpty() ? scalar(value) : block(rest, value, indent + 2);
        return afterBlock(items.getLast().end(), " ".repeat(indent) + "- " + block);
    }

    /// A new line after the value that ends there.
    private TextPart afterBlock(int end, String line) {
        int last = TextPart.trimmedEnd(text, 0, end);
        int at = TextPart.nextLine(text, last);
        boolean open = at == text.length() && !text.endsWith("\n");
        return new TextPart(at, at, open ? lineEnd + line : line + lineEnd);
    }

    private TextPart addFlow(int lastEnd, int lastStart, YamlNode collection, String item) {
        if (lastEnd < 0) {
            int close = collection.end() - 1;
            int open = valueStart(collection.start());
            return new TextPart(open + 1, close, item);
        }
        int open = valueStart(collection.start());
        boolean lines = text.substring(open, lastStart).indexOf('\n') >= 0;
        if (!lines) {
            return new TextPart(lastEnd, lastEnd, ", " + item);
        }
        var indent = text.substring(TextPart.lineStart(text, lastStart), lastStart);
        var clean = indent.isBlank() ? indent : "  ";
        return new TextPart(lastEnd, lastEnd, "," + lineEnd + clean + item);
    }

    private int endOf(Entry entry) {
        var value = entry.value();
        if (value.start() >= entry.key().end()) {
            return value.end();
        }
        int colon = colonAfter(entry); // an alias
        int star = colon < 0 ? -1 : text.indexOf('*', colon);
        return star < 0 ? entry.key().end() : tokenEnd(star);
    }

    /// The first step is a name: `a: {b: 1}` or, in JSON, `"a": {"b": 1}`.
    private static String entryText(List<Step> steps, FieldValue value, boolean json) {
        if (!(steps.getFirst() instanceof Step.Name(String name))) {
            throw wrong(steps);
        }
        return key(name, json, true) + ": " + flow(steps.subList(1, steps.size()), value, json);
    }

    private static String flow(List<Step> steps, FieldValue value, boolean json) {
        if (steps.isEmpty()) {
            var quotes = json ? ScalarText.Quotes.DOUBLE : ScalarText.Quotes.NONE;
            return ScalarText.of(value, quotes, true);
        }
        return switch (steps.getFirst()) {
            case Step.Name _ -> "{" + entryText(steps, value, json) + "}";
            case Step.Index(int index) -> {
                if (index != 0) {
                    throw wrong(steps);
                }
                yield "[" + flow(steps.subList(1, steps.size()), value, json) + "]";
            }
        };
    }

    /// As lines of a block; the first without its indent.
    private String block(List<Step> steps, FieldValue value, int indent) {
        return switch (steps.getFirst()) {
            case Step.Name(String name) -> {
                var rest = steps.subList(1, steps.size());
                if (rest.isEmpty()) {
                    yield key(name, false, false) + ": " + scalar(value);
                }
                int deeper = rest.getFirst() instanceof Step.Index ? indent : indent + 2;
                yield key(name, false, false)
                        + ":"
                        + lineEnd
                        + " ".repeat(deeper)
                        + block(rest, value, deeper);
            }
            case Step.Index(int index) -> {
                if (index != 0) {
                    throw wrong(steps);
                }
                var rest = steps.subList(1, steps.size());
                yield "- " + (rest.isEmpty() ? scalar(value) : block(rest, value, indent + 2));
            }
        };
    }

    private static String scalar(FieldValue value) {
        return ScalarText.of(value, ScalarText.Quotes.NONE, false);
    }

    private static String key(String name, boolean json, boolean flow) {
        return ScalarText.text(
                name, json ? ScalarText.Quotes.DOUBLE : ScalarText.Quotes.NONE, flow);
    }
}

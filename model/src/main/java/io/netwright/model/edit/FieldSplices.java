package io.netwright.model.edit;

import io.netwright.model.edit.FieldText.Spot;
import io.netwright.model.manifest.Document;
import io.netwright.model.manifest.YamlNode;
import io.netwright.model.manifest.YamlNode.Entry;
import io.netwright.model.manifest.YamlNode.Mapping;
import io.netwright.model.manifest.YamlNode.Scalar;
import io.netwright.model.manifest.YamlNode.Sequence;
import io.netwright.model.resource.FieldPath;
import io.netwright.model.resource.FieldPath.Step;

import java.util.List;

/// Writes a field into the text of a document: replaces the value that stands there, or adds what
/// is missing of its path in the style of what is around it. What an alias or a merged mapping
/// repeats is written out where it is changed, so that nothing else changes.
final class FieldSplices {
    private final FieldText places;
    private final String text;
    private final ValueText style;
    private final boolean json;

    FieldSplices(Document document, YamlNode tree) {
        this.places = new FieldText(document);
        this.text = places.text();
        this.style = ValueText.of(places, tree);
        this.json = tree instanceof Mapping mapping && isJson(mapping);
    }

    /// The splice that sets a field.
    ///
    /// @throws IllegalArgumentException if the path leads through a scalar or past a list's end
    static Edit.Splice set(Document document, FieldPath path, FieldValue value) {
        var tree = document.tree().orElseThrow(() -> new IllegalArgumentException("no tree"));
        var splices = new FieldSplices(document, tree);
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
        for (int i = 0; i < steps.size(); i++) {
            var rest = steps.subList(i + 1, steps.size());
            switch (node) {
                case Mapping mapping -> {
                    if (!(steps.get(i) instanceof Step.Name(String name))) {
                        throw Changed.wrong(steps);
                    }
                    var entry = mapping.entry(name);
                    if (entry == null) {
                        var old = mapping.get(name);
                        var all =
                                old == null
                                        ? Changed.from(rest, value)
                                        : Changed.set(old, rest, value);
                        return addEntry(mapping, name, all);
                    }
                    if (endsAt(entry.value(), places.spot(entry), rest)) {
                        return replace(mapping, entry, Changed.set(entry.value(), rest, value));
                    }
                    node = entry.value();
                }
                case Sequence list -> {
                    if (!(steps.get(i) instanceof Step.Index(int index))
                            || index > list.items().size()) {
                        throw Changed.wrong(steps);
                    }
                    if (index == list.items().size()) {
                        return addItem(list, Changed.from(rest, value));
                    }
                    var item = list.items().get(index);
                    if (endsAt(item, places.spots(list).get(index), rest)) {
                        return replaceItem(list, index, Changed.set(item, rest, value));
                    }
                    node = item;
                }
                case Scalar _ -> throw Changed.wrong(steps);
            }
        }
        throw Changed.wrong(steps);
    }

    /// Is this the value to be replaced, as the path ends here, or as nothing of its own is below?
    private static boolean endsAt(YamlNode value, Spot spot, List<Step> rest) {
        return rest.isEmpty() || spot.alias() || (value instanceof Scalar it && it.isNull());
    }

    private boolean isJson(Mapping mapping) {
        return mapping.flow()
                && !mapping.entries().isEmpty()
                && places.isQuoted(mapping.entries().getFirst().key());
    }

    private boolean isJson(Sequence list) {
        return json || list.items().stream().anyMatch(it -> it instanceof Mapping m && isJson(m));
    }

    /// Puts a value in the place of an entry's, whatever it was.
    TextPart replace(Mapping mapping, Entry entry, FieldValue value) {
        var spot = places.spot(entry);
        if (mapping.flow()) {
            boolean quoted = json || places.isQuoted(entry.key());
            var line = inFlow(spot, value, quoted);
            var colon = places.hasColon(entry) ? " " : ": ";
            return spot.isEmpty()
                    ? new TextPart(spot.end(), spot.end(), colon + line)
                    : new TextPart(spot.start(), spot.end(), line);
        }
        int indent = places.column(entry.key().start());
        if (ValueText.isBlock(value)) {
            return below(spot, value, style.below(value, indent));
        }
        return inline(spot, value, indent + style.step());
    }

    private TextPart replaceItem(Sequence list, int index, FieldValue value) {
        var spot = places.spots(list).get(index);
        if (list.flow()) {
            return new TextPart(spot.start(), spot.end(), inFlow(spot, value, isJson(list)));
        }
        int indent = places.column(spot.after() - 1) + 2;
        if (!ValueText.isBlock(value)) {
            return inline(spot, value, indent);
        }
        if (spot.isEmpty()) {
            return new TextPart(spot.after(), spot.after(), " " + style.block(value, indent));
        }
        if (text.substring(spot.after(), spot.start()).isBlank()) {
            return new TextPart(
                    spot.start(), spot.end(), style.block(value, places.column(spot.start())));
        }
        return below(spot, value, indent);
    }

    /// A value in a flow collection; a scalar keeps its quotes.
    private String inFlow(Spot spot, FieldValue value, boolean quoted) {
        var quotes =
                spot.isEmpty() || value instanceof FieldValue.Plain
                        ? ScalarText.Quotes.NONE
                        : places.quotesAt(spot.start());
        return value instanceof FieldValue.Text && !quoted
                ? ScalarText.of(value, quotes, true)
                : ValueText.flow(value, quoted);
    }

    /// A value behind its colon or dash, with what stood between them and the old one.
    private TextPart inline(Spot spot, FieldValue value, int indent) {
        var tail = places.tail(spot.end());
        if (value instanceof FieldValue.Text(String lines) && ValueText.isLiteral(lines)) {
            int from = spot.isEmpty() ? spot.end() : spot.start();
            boolean lone = text.substring(spot.after(), from).indexOf('\n') < 0;
            boolean free = !places.takesComment(spot.end(), indent);
            if (lone && free && (tail.isBlank() || tail.stripLeading().startsWith("#"))) {
                var literal =
                        style.literal(lines, indent, tail.isBlank() ? "" : " " + tail.strip());
                return new TextPart(
                        from,
                        TextPart.lineEnd(text, spot.end()),
                        (spot.isEmpty() ? " " : "") + literal);
            }
        }
        var line =
                ScalarText.of(
                        value,
                        spot.isEmpty() ? ScalarText.Quotes.NONE : places.quotesAt(spot.start()),
                        false);
        if (value instanceof FieldValue.Many || value instanceof FieldValue.Fields) {
            line = ValueText.flow(value, false);
        }
        if (spot.isEmpty()) {
            return new TextPart(spot.end(), spot.end(), " " + line);
        }
        var between = text.substring(spot.after(), spot.start());
        if (between.indexOf('\n') < 0) {
            return new TextPart(spot.start(), spot.end(), line);
        }
        // The old value was below: the new one goes up, comments stay where they are.
        int up = spot.after() + between.indexOf('\n');
        int hash = text.substring(spot.after(), up).indexOf('#');
        var first =
                text.substring(spot.after(), hash < 0 ? up : spot.after() + hash).stripTrailing();
        var comments = between.substring(first.length()).stripTrailing();
        return new TextPart(spot.after() + first.length(), spot.end(), " " + line + comments);
    }

    /// A collection in the lines below its key.
    private TextPart below(Spot spot, FieldValue value, int indent) {
        var block = style.newLine(indent) + style.block(value, indent);
        int lineEnd = TextPart.lineEnd(text, spot.end());
        if (spot.isEmpty()) {
            return new TextPart(spot.end(), lineEnd, (places.tail(spot.end()) + block));
        }
        var between = text.substring(spot.after(), spot.start()).stripTrailing();
        int from = spot.after() + between.length();
        boolean sameLine = text.substring(spot.after(), spot.start()).indexOf('\n') < 0;
        if (sameLine) {
            var tail = places.tail(spot.end()).stripTrailing();
            return new TextPart(from, lineEnd, tail + block);
        }
        return new TextPart(from, spot.end(), block);
    }

    private TextPart addEntry(Mapping mapping, String name, FieldValue value) {
        if (mapping.flow()) {
            var quoted = json || isJson(mapping);
            var entries = mapping.entries();
            return addFlow(
                    mapping,
                    entries.isEmpty() ? -1 : entries.getLast().key().start(),
                    entries.isEmpty() ? -1 : places.endOf(entries.getLast()),
                    ValueText.entry(name, value, quoted));
        }
        var last = mapping.entries().getLast();
        int start = last.key().start();
        int indent = places.column(mapping.entries().getFirst().key().start());
        var line = style.blockEntry(name, value, indent);
        int at = lineAfter(places.spot(last), last.key(), last.value(), places.endOf(last));
        if (at < 0) { // above the last one
            return new TextPart(start, start, line + style.newLine(indent));
        }
        return newLine(places.pastDeeperComments(at, indent), " ".repeat(indent) + line);
    }

    private int lineAfter(Spot spot, YamlNode key, YamlNode value, int end) {
        return places.lineAfter(spot.alias() || spot.isEmpty() ? key : value, end);
    }

    private TextPart addItem(Sequence list, FieldValue value) {
        var spots = places.spots(list);
        if (list.flow()) {
            return addFlow(
                    list,
                    spots.isEmpty() ? -1 : spots.getLast().start(),
                    spots.isEmpty() ? -1 : spots.getLast().end(),
                    ValueText.flow(value, isJson(list)));
        }
        int indent = places.column(spots.getFirst().after() - 1);
        var last = spots.getLast();
        int at = lineAfter(last, list, list.items().getLast(), last.end());
        if (at < 0) {
            throw new IllegalArgumentException("a line end would be added to the text before");
        }
        return newLine(
                places.pastDeeperComments(at, indent),
                " ".repeat(indent) + "- " + style.block(value, indent + 2));
    }

    private TextPart newLine(int at, String line) {
        boolean open = at == text.length() && !text.isEmpty() && !text.endsWith("\n");
        return new TextPart(at, at, open ? style.lineEnd() + line : line + style.lineEnd());
    }

    /// @param lastStart where the last element starts, -1 if there is none
    private TextPart addFlow(YamlNode collection, int lastStart, int lastEnd, String item) {
        int open = text.indexOf(collection instanceof Mapping ? '{' : '[', collection.start());
        if (open < 0 || (lastEnd >= 0 && open > lastStart)) { // [a: b] has no braces
            throw new IllegalArgumentException("no brackets to add to");
        }
        if (lastEnd < 0) {
            return new TextPart(open + 1, collection.end() - 1, item);
        }
        if (text.substring(open, lastStart).indexOf('\n') < 0) {
            return new TextPart(lastEnd, lastEnd, ", " + item);
        }
        var before = text.substring(TextPart.lineStart(text, lastStart), lastStart);
        var indent = before.isBlank() ? before : "  ";
        int lineEnd = TextPart.lineEnd(text, lastEnd);
        var tail = text.substring(lastEnd, Math.max(lastEnd, lineEnd));
        boolean comma = tail.stripLeading().startsWith(",");
        var comment = comma ? tail.substring(tail.indexOf(',') + 1) : tail;
        if (comment.stripLeading().startsWith("#") || (comma && comment.isBlank())) {
            return new TextPart(
                    lastEnd,
                    lineEnd,
                    "," + comment + style.lineEnd() + indent + item + (comma ? "," : ""));
        }
        return new TextPart(lastEnd, lastEnd, "," + style.lineEnd() + indent + item);
    }
}

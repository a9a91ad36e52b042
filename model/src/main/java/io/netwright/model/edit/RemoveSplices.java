package io.netwright.model.edit;

import io.netwright.model.manifest.Document;
import io.netwright.model.manifest.YamlNode;
import io.netwright.model.manifest.YamlNode.Entry;
import io.netwright.model.manifest.YamlNode.Mapping;
import io.netwright.model.manifest.YamlNode.Scalar;
import io.netwright.model.manifest.YamlNode.Sequence;
import io.netwright.model.resource.FieldPath;
import io.netwright.model.resource.FieldPath.Step;

import org.jspecify.annotations.Nullable;

/// Takes a field out of the text of a document, with the lines that are its own.
final class RemoveSplices {
    private final String text;

    private RemoveSplices(String text) {
        this.text = text;
    }

    /// The splice that removes a field or an element; null if there is none.
    static Edit.@Nullable Splice remove(Document document, FieldPath path) {
        var steps = path.steps();
        if (steps.isEmpty()) {
            throw new IllegalArgumentException("the root");
        }
        var parent = document.find(new FieldPath(steps.subList(0, steps.size() - 1))).orElse(null);
        var splices = new RemoveSplices(document.section().text());
        var part =
                switch (steps.getLast()) {
                    case Step.Name(String name) ->
                            parent instanceof Mapping mapping ? splices.entry(mapping, name) : null;
                    case Step.Index(int index) ->
                            parent instanceof Sequence sequence && index < sequence.items().size()
                                    ? splices.item(sequence, index)
                                    : null;
                };
        return part == null ? null : FieldSplices.splice(document, part);
    }

    /// The splice that removes an element of the list that the document is in.
    static Edit.Splice item(Document document, Sequence list, int index) {
        var splices = new RemoveSplices(document.section().text());
        return FieldSplices.splice(document, splices.item(list, index));
    }

    private @Nullable TextPart entry(Mapping mapping, String name) {
        var entry = mapping.entry(name);
        if (entry == null) {
            return null;
        }
        int index = mapping.entries().indexOf(entry);
        int start = entry.key().start();
        int next =
                index + 1 < mapping.entries().size()
                        ? mapping.entries().get(index + 1).key().start()
                        : -1;
        int before = index == 0 ? -1 : endOf(mapping.entries().get(index - 1));
        int end = endOf(entry);
        return mapping.flow()
                ? flow(before, start, end, next)
                : block(mapping, before, start, end, next, "{}");
    }

    private TextPart item(Sequence list, int index) {
        var item = list.items().get(index);
        int next = index + 1 < list.items().size() ? list.items().get(index + 1).start() : -1;
        int before = index == 0 ? -1 : list.items().get(index - 1).end();
        if (list.flow()) {
            return flow(before, item.start(), item.end(), next);
        }
        int start = dashBefore(item.start());
        int nextDash = next < 0 ? -1 : dashBefore(next);
        return block(list, before, start, Math.max(item.end(), start + 1), nextDash, "[]");
    }

    private static TextPart flow(int before, int start, int end, int next) {
        if (before >= 0) {
            return new TextPart(before, end, "");
        }
        return new TextPart(start, next >= 0 ? next : end, "");
    }

    private TextPart block(YamlNode all, int before, int start, int end, int next, String empty) {
        int last = TextPart.trimmedEnd(text, start, end);
        if (before < 0
                && next < 0) { // the only one: an empty collection keeps "set" apart from "unset"
            return new TextPart(all.start(), last, empty);
        }
        if (!TextPart.isFirstInLine(text, start)) { // after a dash
            return new TextPart(start, next >= 0 ? next : last, "");
        }
        return new TextPart(TextPart.lineStart(text, start), TextPart.nextLine(text, last), "");
    }

    /// The dash of an element that starts there.
    private int dashBefore(int start) {
        int at = start - 1;
        while (at > 0) {
            int line = TextPart.lineStart(text, at + 1);
            int comment = text.substring(line, at + 1).indexOf('#');
            if (text.charAt(at) == '-' && comment < 0) {
                return at;
            }
            at = text.charAt(at) == '\n' || comment < 0 ? at - 1 : line + comment - 1;
        }
        return Math.max(0, at);
    }

    private int endOf(Entry entry) {
        var value = entry.value();
        if (value.start() >= entry.key().end()) {
            boolean empty = value instanceof Scalar && value.start() == value.end();
            return empty ? Math.max(value.end(), entry.key().end()) : value.end();
        }
        int star = text.indexOf('*', entry.key().end()); // an alias
        int at = star < 0 ? entry.key().end() : star;
        while (at < text.length()
                && !Character.isWhitespace(text.charAt(at))
                && ",]}".indexOf(text.charAt(at)) < 0) {
            at++;
        }
        return at;
    }
}

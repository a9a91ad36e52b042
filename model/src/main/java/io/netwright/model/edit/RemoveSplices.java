package io.netwright.model.edit;

import io.netwright.model.edit.FieldText.Spot;
import io.netwright.model.manifest.Document;
import io.netwright.model.manifest.YamlNode;
import io.netwright.model.manifest.YamlNode.Entry;
import io.netwright.model.manifest.YamlNode.Mapping;
import io.netwright.model.manifest.YamlNode.Sequence;
import io.netwright.model.resource.FieldPath;
import io.netwright.model.resource.FieldPath.Step;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.List;

/// Takes a field out of the text of a document, with the lines that are its own. What an alias
/// repeats is written out where something of it goes.
final class RemoveSplices {
    private final Document document;
    private final FieldText places;
    private final String text;

    private RemoveSplices(Document document) {
        this.document = document;
        this.places = new FieldText(document);
        this.text = places.text();
    }

    /// The splice that removes a field or an element; null if there is none, or only a merged one.
    static Edit.@Nullable Splice remove(Document document, FieldPath path) {
        var steps = path.steps();
        if (steps.isEmpty()) {
            throw new IllegalArgumentException("the root");
        }
        if (document.find(path).isEmpty()) {
            return null;
        }
        var splices = new RemoveSplices(document);
        return splices.remove(document.tree().orElseThrow(), steps);
    }

    private Edit.@Nullable Splice remove(YamlNode root, List<Step> steps) {
        YamlNode node = root;
        for (int i = 0; i < steps.size() - 1; i++) {
            var step = steps.get(i);
            YamlNode next;
            Spot spot;
            switch (node) {
                case Mapping mapping when step instanceof Step.Name(String name) -> {
                    var entry = mapping.entry(name);
                    if (entry == null) { // a merged one
                        return set(steps.subList(0, i + 1), without(mapping.get(name), steps, i));
                    }
                    next = entry.value();
                    spot = places.spot(entry);
                }
                case Sequence list when step instanceof Step.Index(int index) -> {
                    next = list.items().get(index);
                    spot = places.spots(list).get(index);
                }
                default -> {
                    return null;
                }
            }
            if (spot.alias()) {
                return set(steps.subList(0, i + 1), without(next, steps, i));
            }
            node = next;
        }
        var owner = steps.subList(0, steps.size() - 1);
        return switch (steps.getLast()) {
            case Step.Name(String name) ->
                    node instanceof Mapping mapping ? entry(mapping, name, owner) : null;
            case Step.Index(int index) ->
                    node instanceof Sequence list ? item(list, index, owner) : null;
        };
    }

    private static FieldValue without(@Nullable YamlNode node, List<Step> steps, int at) {
        if (node == null) {
            throw Changed.wrong(steps);
        }
        return Changed.without(node, steps.subList(at + 1, steps.size()));
    }

    private Edit.Splice set(List<Step> steps, FieldValue value) {
        return FieldSplices.set(document, new FieldPath(steps), value);
    }

    /// The splice that removes an element of the list that the document is in.
    static Edit.Splice item(Document document, Sequence list, int index) {
        var splices = new RemoveSplices(document);
        var part =
                list.items().size() == 1 && !list.flow()
                        ? splices.onlyItem(list)
                        : splices.part(list, index);
        return FieldSplices.splice(document, part);
    }

    /// `items:` and below it a list of one become `items: []`.
    private TextPart onlyItem(Sequence list) {
        int end = places.end(list);
        int before = TextPart.trimmedEnd(text, 0, list.start());
        boolean key = before > 0 && text.charAt(before - 1) == ':';
        return new TextPart(key ? before : list.start(), end, key ? " []" : "[]");
    }

    private Edit.@Nullable Splice entry(Mapping mapping, String name, List<Step> owner) {
        var entry = mapping.entry(name);
        if (entry == null) {
            return null;
        }
        if (mapping.entries().size() == 1 && !mapping.flow()) {
            return emptied(owner, mapping, new FieldValue.Fields(new LinkedHashMap<>()), "{}");
        }
        return FieldSplices.splice(document, part(mapping, entry));
    }

    private Edit.@Nullable Splice item(Sequence list, int index, List<Step> owner) {
        if (list.items().size() == 1 && !list.flow()) {
            return emptied(owner, list, new FieldValue.Many(List.of()), "[]");
        }
        return FieldSplices.splice(document, part(list, index));
    }

    /// The only one goes: an empty collection keeps "set" apart from "unset".
    private Edit.Splice emptied(List<Step> owner, YamlNode all, FieldValue none, String sign) {
        if (owner.isEmpty()) {
            return FieldSplices.splice(document, new TextPart(all.start(), places.end(all), sign));
        }
        return set(owner, none);
    }

    private TextPart part(Mapping mapping, Entry entry) {
        int index = mapping.entries().indexOf(entry);
        int start = entry.key().start();
        boolean last = index == mapping.entries().size() - 1;
        int next = last ? -1 : mapping.entries().get(index + 1).key().start();
        int before = index == 0 ? -1 : places.endOf(mapping.entries().get(index - 1));
        int end = places.endOf(entry);
        return mapping.flow() ? flow(before, start, end, next) : block(entry.value(), start, end);
    }

    private TextPart part(Sequence list, int index) {
        var spots = places.spots(list);
        var spot = spots.get(index);
        boolean last = index == spots.size() - 1;
        if (list.flow()) {
            int next = last ? -1 : spots.get(index + 1).after();
            int before = index == 0 ? -1 : spots.get(index - 1).end();
            return flow(before, spot.after(), spot.end(), next);
        }
        return block(spot.alias() ? list : list.items().get(index), spot.after() - 1, spot.end());
    }

    private TextPart flow(int before, int start, int end, int next) {
        if (before < 0) {
            int comma = places.skipBlank(end, "");
            boolean trailing = next < 0 && text.startsWith(",", comma);
            return new TextPart(start, next >= 0 ? next : trailing ? comma + 1 : end, "");
        }
        var between = text.substring(before, start);
        int comma = between.indexOf(',');
        boolean lone = places.tail(end).isBlank() || places.tail(end).strip().equals(",");
        if (between.indexOf('#') < 0 || comma < 0 || !lone) {
            return new TextPart(before, end, "");
        }
        var kept = between.substring(0, comma) + between.substring(comma + 1);
        return new TextPart(before, end, kept.stripTrailing());
    }

    private TextPart block(YamlNode value, int start, int end) {
        int line = start - places.column(start);
        if (!text.substring(line, start).isBlank()) { // after a dash: what follows takes its place
            return new TextPart(start, firstBelow(end), "");
        }
        int after = places.lineAfter(value, end);
        return new TextPart(line, after < 0 ? text.length() : after, "");
    }

    /// The first sign in the lines below.
    private int firstBelow(int end) {
        int at = TextPart.nextLine(text, end);
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return at;
    }
}

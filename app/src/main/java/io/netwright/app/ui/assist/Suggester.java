package io.netwright.app.ui.assist;

import io.netwright.app.explain.FieldInfo;
import io.netwright.app.session.Derived;
import io.netwright.app.ui.assist.Caret.Spot;
import io.netwright.model.lab.Lab;
import io.netwright.model.resource.FieldPath;
import io.netwright.model.schema.KindSchema;
import io.netwright.model.schema.Schema;
import io.netwright.model.schema.Shape;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;

/// What could be written at a caret, the likeliest first.
public final class Suggester {
    private static final List<String> HEAD = List.of("apiVersion", "kind", "metadata", "spec");

    private final Caret caret;
    private final References references;
    private final List<Suggestion> found = new ArrayList<>();

    private Suggester(Lab lab, Derived derived, Caret caret) {
        this.caret = caret;
        references = new References(lab, derived, caret);
    }

    public static List<Suggestion> suggest(Lab lab, Derived derived, Caret caret) {
        var suggester = new Suggester(lab, derived, caret);
        switch (caret.spot()) {
            case KEY -> suggester.keys();
            case VALUE -> suggester.values(suggester.shape(caret.path()));
            case NONE -> {}
        }
        return suggester.ranked();
    }

    private @Nullable Shape shape(FieldPath path) {
        return Schema.shipped().field(caret.apiVersion(), caret.kind(), path);
    }

    private void keys() {
        if (caret.path().steps().isEmpty()
                && Schema.shipped().kind(caret.apiVersion(), caret.kind()) == null) {
            HEAD.stream()
                    .filter(it -> !caret.siblings().contains(it))
                    .forEach(
                            it -> {
                                boolean word = it.equals("apiVersion") || it.equals("kind");
                                var insert = it + (word ? ": " : ":\n" + spaces(2));
                                found.add(
                                        new Suggestion(
                                                it,
                                                insert,
                                                0,
                                                word ? "string" : "Object",
                                                word,
                                                FieldPath.of(it),
                                                true));
                            });
            return;
        }
        var shape = shape(caret.path());
        if (shape == null) {
            return;
        }
        var items = shape.items();
        boolean list = items != null && !caret.flow();
        var of = list && items != null ? items : shape;
        if (of.fieldNames().isEmpty() && of.values() == null) {
            values(of, list ? "- " : caret.lead());
            return;
        }
        fields(list ? caret.path().then(0) : caret.path(), list ? "- " : caret.lead());
        for (var key : references.keys()) {
            if (!caret.siblings().contains(key)) {
                found.add(
                        new Suggestion(
                                key, caret.lead() + key + ": ", 0, "label", false, null, true));
            }
        }
    }

    private void fields(FieldPath at, String lead) {
        for (var it : Schema.shipped().fields(caret.apiVersion(), caret.kind(), at)) {
            if (caret.siblings().contains(it.name())) {
                continue;
            }
            var standard = it.shape().defaultJson();
            var detail = FieldInfo.type(it.shape()) + (standard == null ? "" : " = " + standard);
            int indent = caret.indent() + lead.length();
            var insert = lead + it.name() + ":" + open(it.shape(), indent);
            boolean inside = insert.endsWith("}") || insert.endsWith("]");
            found.add(
                    new Suggestion(
                            it.name(),
                            insert,
                            inside ? 1 : 0,
                            detail,
                            it.required(),
                            at.then(it.name()),
                            true));
        }
    }

    /// What follows the colon.
    private String open(Shape shape, int indent) {
        return switch (shape.type()) {
            case MAPPING -> caret.flow() ? " {}" : "\n" + spaces(indent + 2);
            case LIST -> caret.flow() ? " []" : "\n" + spaces(indent + 2) + "- ";
            default -> " ";
        };
    }

    private static String spaces(int count) {
        return " ".repeat(count);
    }

    private void values(@Nullable Shape shape) {
        values(shape, caret.lead());
    }

    private void values(@Nullable Shape shape, String lead) {
        var path = caret.path();
        if (path.equals(FieldPath.of("kind"))) {
            kinds(lead);
            return;
        }
        if (path.equals(FieldPath.of("apiVersion"))) {
            versions(lead);
            return;
        }
        if (shape != null) {
            shape.words().forEach(it -> found.add(value(it, lead, shape)));
            if (shape.type() == Shape.Type.BOOLEAN) {
                found.add(value("true", lead, shape));
                found.add(value("false", lead, shape));
            }
        }
        references
                .values()
                .forEach((name, detail) -> found.add(Suggestion.value(name, lead, detail)));
    }

    private static Suggestion value(String text, String lead, Shape shape) {
        var standard = shape.defaultJson();
        boolean usual = standard != null && standard.replace("\"", "").equals(text);
        return Suggestion.value(text, lead, usual ? "default" : "");
    }

    private void kinds(String lead) {
        var kinds = new LinkedHashMap<String, String>();
        for (var it : known()) {
            if (caret.apiVersion().isEmpty() || it.apiVersion().equals(caret.apiVersion())) {
                kinds.putIfAbsent(it.kind(), it.apiVersion());
            }
        }
        kinds.forEach((kind, version) -> found.add(Suggestion.value(kind, lead, version)));
    }

    private void versions(String lead) {
        known().stream()
                .filter(it -> caret.kind().isEmpty() || it.kind().equals(caret.kind()))
                .map(KindSchema::apiVersion)
                .distinct()
                .forEach(it -> found.add(Suggestion.value(it, lead, "")));
    }

    private static List<KindSchema> known() {
        return Schema.shipped().kinds().stream()
                .filter(it -> it.validates() != KindSchema.Validates.NOTHING)
                .sorted(Comparator.comparingInt(it -> it.apiVersion().equals("v1") ? 0 : 1))
                .toList();
    }

    /// What begins so, then what has it at the start of a word, then what holds it.
    private List<Suggestion> ranked() {
        var typed = caret.typed().strip();
        record Ranked(Suggestion it, int rank) {}
        return found.stream()
                .map(it -> new Ranked(it, rank(it.text(), typed)))
                .filter(it -> it.rank >= 0)
                .sorted(
                        Comparator.comparingInt(Ranked::rank)
                                .thenComparingInt(it -> it.it.required() ? 0 : 1))
                .map(Ranked::it)
                .toList();
    }

    private static int rank(String text, String typed) {
        if (text.startsWith(typed)) {
            return 0;
        }
        int at = text.toLowerCase(Locale.ROOT).indexOf(typed.toLowerCase(Locale.ROOT));
        if (at < 0) {
            return -1;
        }
        return at == 0 ? 1 : Character.isUpperCase(text.charAt(at)) ? 2 : 3;
    }

    /// Is there nothing left to write of the only thing that fits?
    public static boolean isDone(List<Suggestion> suggestions, Caret caret) {
        return suggestions.size() == 1
                && caret.spot() == Spot.VALUE
                && suggestions.getFirst().text().equals(caret.typed().strip());
    }
}

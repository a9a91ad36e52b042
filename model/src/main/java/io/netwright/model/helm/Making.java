package io.netwright.model.helm;

import io.netwright.model.diag.Diagnostic;
import io.netwright.model.diag.Fault;
import io.netwright.model.diag.Severity;
import io.netwright.model.helm.Value.Items;
import io.netwright.model.helm.Value.Leaf;
import io.netwright.model.helm.Value.Table;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedMap;
import java.util.SequencedSet;
import java.util.stream.Collectors;

/// A chart being made: knows which values were asked for, so that the others can be told.
final class Making {
    private final Release release;
    private final SequencedSet<String> used = new LinkedHashSet<>();
    private final List<SequencedMap<String, Object>> objects = new ArrayList<>();
    private final List<Diagnostic> problems = new ArrayList<>();

    Making(Release release) {
        this.release = release;
    }

    Release release() {
        return release;
    }

    List<SequencedMap<String, Object>> objects() {
        return objects;
    }

    List<Diagnostic> problems() {
        return problems;
    }

    void object(SequencedMap<String, Object> object) {
        objects.add(object);
    }

    @Nullable Value value(String path) {
        used.add(path);
        return release.values().find(path);
    }

    /// A scalar as a template prints it; `otherwise` is the chart's default.
    String text(String path, String otherwise) {
        return value(path) instanceof Leaf leaf ? leaf.text() : otherwise;
    }

    boolean flag(String path, boolean otherwise) {
        return text(path, Boolean.toString(otherwise)).equals("true");
    }

    /// A number where it is one, else what is written.
    Object number(String path, int otherwise) {
        return number(text(path, Integer.toString(otherwise)));
    }

    static Object number(String text) {
        return text.matches("[0-9]{1,9}") ? (Object) Integer.valueOf(text) : text;
    }

    /// The elements of a list, or the one text that stands for it.
    List<String> texts(String path) {
        return switch (value(path)) {
            case Items(var items, _) ->
                    items.stream()
                            .filter(Leaf.class::isInstance)
                            .map(it -> ((Leaf) it).text())
                            .toList();
            case Leaf leaf when !leaf.text().isEmpty() -> List.of(leaf.text());
            case null, default -> List.of();
        };
    }

    /// A whole subtree, `""` where there is none.
    Object tree(String path) {
        var value = value(path);
        return switch (value) {
            case null -> "";
            case Table(var entries, _) -> entries;
            case Items(var items, _) -> items;
            case Leaf leaf -> leaf.text().isEmpty() ? "" : leaf;
        };
    }

    void use(String path) {
        used.add(path);
    }

    /// What a template's `fail` stops with.
    void refuse(String path, String why) {
        problems.add(
                Diagnostic.error(
                        release.at(path),
                        Fault.VALUE_REFUSED.message(release.chart().chart(), why),
                        null));
    }

    /// Tells of the values that nothing asked for.
    void tellRest() {
        for (var renamed : Renamed.of(release.chart())) {
            if (release.isSet(renamed.path())) {
                problems.add(
                        Diagnostic.warning(
                                release.at(renamed.path()),
                                Fault.RENAMED_VALUE.message(
                                        renamed.path(),
                                        release.chart().chart(),
                                        ChartNames.of(release.chart()).version(),
                                        renamed.instead()),
                                null));
                used.add(renamed.path());
            }
        }
        ChartNames.of(release.chart()).unknown(release.values()).forEach(it -> used.add(it.path()));
        var rest = new ArrayList<String>();
        leaves(release.values(), "", rest);
        if (!rest.isEmpty()) {
            problems.add(
                    new Diagnostic(
                            release.at(),
                            Severity.INFO,
                            Fault.VALUES_NOT_MODELLED.message(
                                    release.chart().chart(),
                                    rest.stream().collect(Collectors.joining(", "))),
                            null));
        }
    }

    /// What nothing asked for, the topmost of each.
    private void leaves(Table table, String prefix, List<String> out) {
        table.entries()
                .forEach(
                        (name, value) -> {
                            var path = prefix + name;
                            boolean split = used.stream().anyMatch(it -> it.startsWith(path + "."));
                            if (used.contains(path)) {
                                return;
                            }
                            if (split && value instanceof Table below) {
                                leaves(below, path + ".", out);
                            } else {
                                out.add(path);
                            }
                        });
    }
}

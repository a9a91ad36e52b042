package io.netwright.model.edit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.netwright.model.edit.FieldText.Spot;
import io.netwright.model.lab.Lab;
import io.netwright.model.lab.LabFiles;
import io.netwright.model.lab.SourceText;
import io.netwright.model.manifest.Document;
import io.netwright.model.manifest.YamlNode;
import io.netwright.model.resource.FieldPath;
import io.netwright.model.resource.ResourceKey;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;

/// Files of every form: saved as they were, and changed in the lines of an edit only.
class RoundTripTest {
    private int tries = 12;

    /// What a text may look like on another machine.
    private enum Form {
        AS_IS,
        CRLF,
        BOM,
        OPEN;

        String of(String text) {
            return switch (this) {
                case AS_IS -> text;
                case CRLF -> text.replace("\r\n", "\n").replace("\n", "\r\n");
                case BOM -> "\ufeff" + text;
                case OPEN -> text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
            };
        }
    }

    /// A place in a document.
    ///
    /// @param from the first line that may change with it, to the last
    /// @param inAnchor does an alias repeat what is there
    private record Place(FieldPath path, YamlNode node, int from, int to, boolean inAnchor) {}

    @TempDir private Path folder;
    private final List<String> faults = new ArrayList<>();
    private final StringWriter traces = new StringWriter();

    @AfterEach
    void tellFaults() {
        assertThat(faults).as(traces.toString()).isEmpty();
    }

    @Test
    void repository() throws IOException {
        Corpus.repository().forEach(this::check);
    }

    @Test
    void oddOnes() {
        tries = 300;
        Corpus.odd().forEach(this::check);
    }

    @Test
    void sharedFiles() throws IOException {
        var shared = Corpus.shared();
        Assumptions.assumeTrue(
                shared != null, "SKIPPED: no folder shared/seed above (-Dnetwright.shared=FOLDER)");
        for (var part : List.of("seed", "oracles/recorded")) {
            Corpus.in(Objects.requireNonNull(shared).resolve(part)).forEach(this::check);
        }
    }

    private void check(Corpus.Text file) {
        for (var form : Form.values()) {
            var text = form.of(file.text());
            try {
                saves(file.name(), text);
                edits(file.name() + " " + form, text);
                if (text.length() < 20_000) {
                    documents(text);
                }
            } catch (Exception | AssertionError e) {
                faults.add(file.name() + " " + form + ": " + e);
                e.printStackTrace(new PrintWriter(traces));
            }
        }
    }

    /// Without an edit nothing is written, and what would be written is what was read.
    private void saves(String name, String text) throws Exception {
        var path =
                folder.resolve(Path.of(name).getFileName().toString().replace(' ', '-') + ".yaml");
        Files.writeString(path, text, StandardCharsets.UTF_8);
        var opened = LabFiles.open(List.of(path));
        assertThat(opened.files().save(opened.lab(), true)).isInstanceOf(LabFiles.Saved.Done.class);
        assertThat(Files.readString(path, StandardCharsets.UTF_8).equals(text)).isTrue();
        Files.delete(path);
    }

    /// A document that goes leaves the others as they are; a new name changes no field but names.
    private static void documents(String text) {
        var lab = Lab.of("t", List.of(new SourceText("t.yaml", text)));
        for (var resource : lab.resources()) {
            var key = resource.key();
            var others = trees(lab);
            var own = FieldValue.of(lab.document(key).orElseThrow().tree().orElseThrow());
            assertThat(others.remove(own)).isTrue();
            var without = new Edit.RemoveDocument(key).applyTo(lab);
            if (!trees(without).equals(others)) {
                assertThat(trees(without))
                        .as("without %s\n%s", key, text(without))
                        .isEqualTo(others);
            }
            if (text.contains("*") && text.contains("&")) {
                continue; // its name may be another's too
            }
            var renamed = new Edit.Rename(key, "other-name").applyTo(lab);
            var other = new ResourceKey(key.group(), key.kind(), key.namespace(), "other-name");
            assertThat(renamed.document(other))
                    .as("renamed %s\n%s", key, text(renamed))
                    .isPresent();
            assertThat(text(renamed).lines().count()).isEqualTo(text.lines().count());
        }
    }

    private static List<FieldValue> trees(Lab lab) {
        var all = new ArrayList<FieldValue>();
        for (var document : lab.files().getFirst().documents()) {
            document.tree().map(FieldValue::of).ifPresent(all::add);
        }
        return all;
    }

    private void edits(String name, String text) {
        var lab = Lab.of("t", List.of(new SourceText("t.yaml", text)));
        var documents = lab.files().getFirst().documents();
        var random = new Random(name.hashCode());
        boolean large = text.length() > 20_000;
        int every = Math.max(1, documents.size() / (large ? 10 : 40));
        for (int i = 0; i < documents.size(); i += every) {
            if (documents.get(i).tree().orElse(null) instanceof YamlNode.Mapping) {
                for (int j = 0; j < (large ? 2 : tries); j++) {
                    edit(lab, i, random);
                }
            }
        }
    }

    private static void edit(Lab lab, int index, Random random) {
        var document = lab.files().getFirst().documents().get(index);
        var tree = document.tree().orElseThrow();
        var places = new Places(document).all;
        var place = places.get(random.nextInt(places.size()));
        if (place.inAnchor()) {
            return;
        }
        FieldPath path = place.path();
        @Nullable FieldValue value = VALUES.get(random.nextInt(VALUES.size()));
        boolean add = random.nextInt(3) == 0;
        boolean inside = false;
        if (add && place.node() instanceof YamlNode.Mapping mapping) {
            path = path.then(NAMES.get(random.nextInt(NAMES.size())));
            inside = mapping.get(name(path)) == null;
        } else if (add && place.node() instanceof YamlNode.Sequence list) {
            path = path.then(list.items().size());
            inside = true;
        } else if (path.steps().isEmpty()) {
            return;
        } else if (random.nextInt(3) == 0) {
            value = null;
        }
        Edit.@Nullable Splice splice;
        try {
            splice =
                    value == null
                            ? RemoveSplices.remove(document, path)
                            : FieldSplices.set(document, path, value);
        } catch (IllegalArgumentException e) {
            if (Objects.toString(e.getMessage()).contains("line end")) {
                return;
            }
            throw e;
        }
        if (splice == null) {
            assertThat(value).isNull();
            return;
        }
        var after = splice.applyTo(lab);
        var what = path + " = " + value + "\n" + UnifiedDiff.of("t", text(lab), text(after));
        var next = after.files().getFirst().documents();
        assertThat(next.size()).as(what).isEqualTo(lab.files().getFirst().documents().size());
        for (int i = 0; i < next.size(); i++) {
            var old = lab.files().getFirst().documents().get(i);
            if (i != index && old.section() == next.get(i).section()) {
                continue;
            }
            var expected = FieldValue.of(old.tree().orElseThrow());
            if (i == index) {
                expected = changed(FieldValue.of(tree), path.steps(), value);
            }
            var actual = next.get(i).tree();
            assertThat(actual).as(what).isPresent();
            if (!FieldValue.of(actual.orElseThrow()).equals(expected)) {
                assertThat(FieldValue.of(actual.orElseThrow())).as(what).isEqualTo(expected);
            }
        }
        lines(text(lab), text(after), place, inside, what);
    }

    private static String text(Lab lab) {
        return lab.files().getFirst().text();
    }

    private static String name(FieldPath path) {
        return path.steps().getLast() instanceof FieldPath.Step.Name(String name) ? name : "";
    }

    /// Only lines of the place may differ.
    private static void lines(
            String before, String after, Place place, boolean inside, String what) {
        var old = List.of(before.split("\n", -1));
        var now = List.of(after.split("\n", -1));
        int same = 0;
        int most = Math.min(Math.min(old.size(), now.size()), Math.max(0, place.from()));
        while (same < most && old.get(same).equals(now.get(same))) {
            same++;
        }
        int end = 0;
        while (end < old.size() - same
                && end < now.size() - same
                && old.get(old.size() - 1 - end).equals(now.get(now.size() - 1 - end))) {
            end++;
        }
        int first = same;
        int last = old.size() - end - 1; // before `first` where nothing was taken out
        while (first <= last && first < now.size() - end && old.get(first).equals(now.get(first))) {
            first++;
        }
        if (last >= first) {
            boolean open = first == old.size() - 1 && now.get(first).startsWith(old.get(first));
            assertThat(open || (first >= place.from() && last <= place.to()))
                    .as(
                            "lines %d to %d of %d to %d\n%s",
                            first, last, place.from(), place.to(), what)
                    .isTrue();
        }
        if (inside && place.node() instanceof YamlNode.Mapping it && !it.flow()) {
            var lost = new ArrayList<>(old.subList(first, Math.max(first, last + 1)));
            now.subList(first, now.size() - end).forEach(lost::remove);
            lost.removeIf(String::isBlank);
            assertThat(lost.size())
                    .as(what)
                    .isLessThanOrEqualTo(place.from() == place.to() ? 1 : 0);
        }
    }

    private static final List<String> NAMES =
            List.of("zz", "a.b/c", "odd \"name\": #x", "on", "12", "é", "name", "- x", "<<x");

    private static final List<FieldValue> VALUES = values();

    private static List<FieldValue> values() {
        var map = new LinkedHashMap<String, FieldValue>();
        map.put("x/y", FieldValue.of("on"));
        map.put("deep", new FieldValue.Many(List.of(FieldValue.of(1), FieldValue.of("1"))));
        map.put("none", new FieldValue.Fields(new LinkedHashMap<>()));
        return List.of(
                FieldValue.of("new"),
                FieldValue.of("new value # none"),
                FieldValue.of("a: b"),
                FieldValue.of(""),
                FieldValue.of("1e3"),
                FieldValue.of("2001-01-01"),
                FieldValue.of("one\ntwo\n"),
                FieldValue.of("one\n\n  two"),
                FieldValue.of(" lead\n"),
                FieldValue.of("{x}, [y]"),
                FieldValue.of("'q' \"d\" \\ \u2028 \t"),
                FieldValue.of(8080),
                FieldValue.of(true),
                new FieldValue.Plain("null"),
                new FieldValue.Many(List.of()),
                new FieldValue.Fields(map),
                new FieldValue.Many(List.of(new FieldValue.Fields(map), FieldValue.of("b"))));
    }

    /// The same change of a value.
    private static FieldValue changed(
            FieldValue old, List<FieldPath.Step> steps, @Nullable FieldValue value) {
        var rest = steps.subList(1, steps.size());
        if (old instanceof FieldValue.Fields(var fields)
                && steps.getFirst() instanceof FieldPath.Step.Name(String name)) {
            var next = new LinkedHashMap<>(fields);
            if (!rest.isEmpty()) {
                next.put(name, changed(Objects.requireNonNull(fields.get(name)), rest, value));
            } else if (value == null) {
                next.remove(name);
            } else {
                next.put(name, read(value));
            }
            return new FieldValue.Fields(next);
        }
        if (old instanceof FieldValue.Many(var items)
                && steps.getFirst() instanceof FieldPath.Step.Index(int index)) {
            var next = new ArrayList<>(items);
            if (!rest.isEmpty()) {
                next.set(index, changed(items.get(index), rest, value));
            } else if (value == null) {
                next.remove(index);
            } else if (index == items.size()) {
                next.add(read(value));
            } else {
                next.set(index, read(value));
            }
            return new FieldValue.Many(next);
        }
        return fail("no way to %s in %s", steps, old);
    }

    /// As it reads when it has been written.
    private static FieldValue read(FieldValue value) {
        return switch (value) {
            case FieldValue.Whole(long number) -> new FieldValue.Plain(Long.toString(number));
            case FieldValue.Flag(boolean flag) -> new FieldValue.Plain(Boolean.toString(flag));
            case FieldValue.Many(var items) ->
                    new FieldValue.Many(items.stream().map(RoundTripTest::read).toList());
            case FieldValue.Fields(var fields) -> {
                var all = new LinkedHashMap<String, FieldValue>();
                fields.forEach((name, it) -> all.put(name, read(it)));
                yield new FieldValue.Fields(all);
            }
            default -> value;
        };
    }

    /// Every place of a document.
    private static final class Places {
        final List<Place> all = new ArrayList<>();
        private final FieldText places;
        private final boolean anchors;
        private final int above;
        private final TreeMap<Integer, Integer> lines = new TreeMap<>();

        Places(Document document) {
            this.places = new FieldText(document);
            var text = places.text();
            lines.put(0, 0);
            for (int end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', end + 1)) {
                lines.put(end + 1, lines.size());
            }
            this.above = firstLines(document);
            this.anchors = text.contains(" *") || text.contains("[*");
            var tree = document.tree().orElseThrow();
            walk(tree, FieldPath.ROOT, line(tree.start()), line(places.end(tree)), false);
        }

        private static boolean isTwice(YamlNode.Mapping mapping, String name) {
            return mapping.entries().stream().filter(it -> it.name().equals(name)).count() > 1;
        }

        private int line(int at) {
            var found = lines.floorEntry(at);
            return found == null ? 0 : found.getValue();
        }

        private boolean anchored(int after, Spot spot) {
            return anchors && places.text().substring(after, spot.start()).contains("&");
        }

        private void walk(YamlNode node, FieldPath path, int from, int to, boolean inAnchor) {
            all.add(new Place(path, node, above + from, above + to, inAnchor));
            switch (node) {
                case YamlNode.Mapping mapping -> {
                    for (var entry : mapping.entries()) {
                        if (entry.name().equals("<<") || isTwice(mapping, entry.name())) {
                            continue;
                        }
                        var spot = places.spot(entry);
                        int start = line(entry.key().start());
                        int end = line(places.endOf(entry));
                        int index = mapping.entries().indexOf(entry);
                        if (index == 0 && mapping.entries().size() > 1) { // may stand after a dash
                            end = Math.max(end, line(mapping.entries().get(1).key().start()));
                        }
                        visit(
                                mapping.flow(),
                                mapping.entries().size(),
                                entry.value(),
                                spot,
                                path.then(entry.name()),
                                start,
                                end,
                                from,
                                to,
                                inAnchor);
                    }
                }
                case YamlNode.Sequence list -> {
                    var spots = places.spots(list);
                    for (int i = 0; i < spots.size(); i++) {
                        var spot = spots.get(i);
                        int end = line(spot.end());
                        if (i == 0 && spots.size() > 1) {
                            end = Math.max(end, line(spots.get(1).after()));
                        }
                        visit(
                                list.flow(),
                                spots.size(),
                                list.items().get(i),
                                spot,
                                path.then(i),
                                line(spot.after()),
                                end,
                                from,
                                to,
                                inAnchor);
                    }
                }
                case YamlNode.Scalar _ -> {}
            }
        }

        private void visit(
                boolean flow,
                int size,
                YamlNode value,
                Spot spot,
                FieldPath path,
                int start,
                int end,
                int from,
                int to,
                boolean inAnchor) {
            boolean wide = flow || size == 1;
            int first = wide ? from : start;
            int last = Math.max(wide ? to : end, end);
            boolean in = inAnchor || anchored(spot.after(), spot);
            if (spot.alias()) {
                all.add(new Place(path, value, above + first, above + last, in));
                if (value instanceof YamlNode.Mapping mapping) {
                    for (var entry : mapping.entries()) {
                        all.add(
                                new Place(
                                        path.then(entry.name()),
                                        entry.value(),
                                        above + first,
                                        above + last,
                                        in));
                    }
                }
                return;
            }
            walk(value, path, first, last, in);
        }

        private static int firstLines(Document document) {
            return document.at().start().line() - 1 - offsetLine(document);
        }

        private static int offsetLine(Document document) {
            int start = document.at().start().offset() - document.sectionOffset();
            return (int)
                    document.section()
                            .text()
                            .substring(0, start)
                            .chars()
                            .filter(it -> it == '\n')
                            .count();
        }
    }
}

package io.netwright.model.schema;

import io.netwright.model.resource.FieldPath;
import io.netwright.model.resource.ResourceKey;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/// What fields that steer packets do: a sentence of ours each, from `field-notes.txt`.
public final class FieldNotes {
    /// A sentence about a field.
    ///
    /// @param since the version of Kubernetes that brought it, `""` where that is long ago
    public record Note(String since, String sentence) {}

    /// A field that has one.
    ///
    /// @param path names alone, with dots
    public record Noted(String apiVersion, String kind, String path, Note note) {}

    private static final class Shipped {
        static final FieldNotes NOTES = read();
    }

    private final List<Noted> all;
    private final SequencedMap<String, Note> byField = new LinkedHashMap<>();

    private FieldNotes(List<Noted> all) {
        this.all = all;
        for (var it : all) {
            byField.put(key(ResourceKey.groupOf(it.apiVersion), it.kind, it.path), it.note);
        }
    }

    public static FieldNotes shipped() {
        return Shipped.NOTES;
    }

    private static FieldNotes read() {
        try (var in = FieldNotes.class.getResourceAsStream("field-notes.txt")) {
            if (in == null) {
                throw new IllegalStateException("the field notes are missing");
            }
            var all = new ArrayList<Noted>();
            var of = new String[2];
            new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(it -> !it.isEmpty() && !it.startsWith("#"))
                    .forEach(
                            line -> {
                                if (line.startsWith("= ")) {
                                    var kind = line.substring(2).split(" ", 2);
                                    of[0] = kind[0];
                                    of[1] = kind[1];
                                } else {
                                    var parts = line.split("\\|", 3);
                                    var note = new Note(parts[1], parts[2]);
                                    all.add(new Noted(of[0], of[1], parts[0], note));
                                }
                            });
            return new FieldNotes(List.copyOf(all));
        } catch (IOException e) {
            throw new UncheckedIOException(e); // the program's own file
        }
    }

    private static String key(String group, String kind, String path) {
        return group + "/" + kind + " " + path;
    }

    public List<Noted> all() {
        return all;
    }

    /// What is said of a field; of a pod template's, what is said of a Pod's.
    public @Nullable Note of(String apiVersion, String kind, FieldPath path) {
        var names = new StringBuilder();
        for (var step : path.steps()) {
            if (step instanceof FieldPath.Step.Name(String name)) {
                names.append(names.isEmpty() ? "" : ".").append(name);
            }
        }
        var group = ResourceKey.groupOf(apiVersion);
        if (group.equals("crd.projectcalico.org")) {
            group = "projectcalico.org"; // the same objects, as they are stored
        }
        var own = byField.get(key(group, kind, names.toString()));
        int template = names.indexOf("template.spec.");
        boolean pods = group.equals("apps") || group.equals("batch");
        return own != null || !pods || template < 0
                ? own
                : byField.get(key("", "Pod", names.substring(template + "template.".length())));
    }
}

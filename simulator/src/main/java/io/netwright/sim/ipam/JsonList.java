package io.netwright.sim.ipam;

import io.netwright.model.manifest.Field;
import io.netwright.model.manifest.Section;
import io.netwright.model.manifest.Sections;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// A JSON list of texts, as annotations hold it.
final class JsonList {
    private JsonList() {}

    /// Null where it is none.
    static @Nullable List<String> read(String text) {
        if (!text.strip().startsWith("[")) {
            return null;
        }
        for (var section : Section.parse(Sections.split(text), "default")) {
            if (section.size() == 0) {
                continue;
            }
            var document = section.document(0, "annotation", 1, 0);
            var reading = document.read(Field::texts).orElse(null);
            return reading == null || !reading.problems().isEmpty() ? null : reading.value();
        }
        return null;
    }
}

package io.netwright.sim.control;

import io.netwright.model.manifest.Field;
import io.netwright.model.manifest.Section;
import io.netwright.model.manifest.Sections;
import io.netwright.model.net.Cidr;
import io.netwright.model.resource.ConfigMap;
import io.netwright.model.resource.FieldPath;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// Reads the YAML or JSON that stands in a key of a ConfigMap.
final class ConfigText {
    private ConfigText() {}

    /// What a reader makes of it, null where there is no such key or it does not parse.
    static <T> @Nullable T read(ConfigMap map, String key, Notes notes, Function<Field, T> reader) {
        var text = map.data().get(key);
        if (text == null) {
            return null;
        }
        int offset = 0;
        for (var section : Section.parse(Sections.split(text), "default")) {
            int start = offset;
            offset += section.text().length();
            if (section.size() == 0) {
                continue;
            }
            var document = section.document(0, key, 1, start);
            var reading = document.read(reader);
            var problems = reading.isPresent() ? reading.get().problems() : document.problems();
            for (var problem : problems) {
                notes.within(
                        map.key(),
                        FieldPath.of("data", key),
                        problem,
                        Misfit.CONFIG.message(key, problem.message().text()));
            }
            return reading.isPresent() ? reading.get().value() : null;
        }
        return null;
    }

    /// Networks in one text with commas between; the others are left out.
    static List<Cidr> cidrs(@Nullable String text) {
        var cidrs = new ArrayList<Cidr>();
        for (var part : (text == null ? "" : text).split(",", -1)) {
            Cidr.read(part.strip()).ifPresent(cidrs::add);
        }
        return cidrs;
    }
}

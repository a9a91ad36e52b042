package io.netwright.app.ui.layout;

import org.jspecify.annotations.Nullable;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/// Where a person put things: the upper left corner of each. A pod's is relative to the corner of
/// its node's frame, so that it moves along with it.
public record Placements(SequencedMap<ElementId, Spot> spots) {
    public static final Placements NONE = new Placements(new LinkedHashMap<>());

    public Placements {
        spots = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(spots));
    }

    public @Nullable Spot of(ElementId id) {
        return spots.get(id);
    }

    public Placements with(ElementId id, Spot spot) {
        var changed = new LinkedHashMap<>(spots);
        changed.put(id, spot);
        return new Placements(changed);
    }
}

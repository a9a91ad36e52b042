package io.netwright.app.ui.layout;

import org.jspecify.annotations.Nullable;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/// Where everything stands.
///
/// @param boxes of every thing but devices and stations, which the canvas puts into frames
/// @param buses by the id of a node, the height at which the wire to it runs
/// @param trunk where the wire from the router runs down beside the nodes
public record Arrangement(
        SequencedMap<ElementId, Box> boxes, SequencedMap<ElementId, Double> buses, double trunk) {
    public Arrangement {
        boxes = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(boxes));
        buses = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(buses));
    }

    public @Nullable Box box(ElementId id) {
        return boxes.get(id);
    }
}

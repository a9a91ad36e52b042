package io.netwright.model.lab;

import io.netwright.model.resource.ResourceKey;

import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// Where boxes stand on the canvas; what has no place here is placed by the canvas.
public record Layout(SortedMap<ResourceKey, Position> positions) {
    public static final Layout EMPTY = new Layout(new TreeMap<>());

    public Layout {
        positions = Collections.unmodifiableSortedMap(new TreeMap<>(positions));
    }

    /// In pixels of the canvas at its natural size, `y` downwards.
    public record Position(int x, int y) {}

    public Optional<Position> of(ResourceKey key) {
        return Optional.ofNullable(positions.get(key));
    }
}

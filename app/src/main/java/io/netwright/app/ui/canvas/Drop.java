package io.netwright.app.ui.canvas;

import io.netwright.model.resource.ResourceKey;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// What a person dragged, and where to.
///
/// @param copy leave the things and make others like them
public record Drop(List<Placed> things, boolean copy) {
    public Drop {
        things = List.copyOf(things);
    }

    /// One thing.
    ///
    /// @param node where a pod goes to, null where it stays on its node or is no pod
    /// @param x of its left edge, on the drawing; for a pod relative to its node's frame
    public record Placed(ResourceKey key, @Nullable String node, int x, int y) {}
}

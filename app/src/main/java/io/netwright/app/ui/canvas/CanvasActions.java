package io.netwright.app.ui.canvas;

import io.netwright.model.resource.ResourceKey;

/// What gestures on the canvas ask for; the view itself changes nothing.
public interface CanvasActions {
    /// A person put a thing somewhere else.
    ///
    /// @param x of its left edge, on the drawing; for a pod relative to its node's frame
    void place(ResourceKey key, int x, int y);

    /// A person dropped a pod on another node.
    void movePod(ResourceKey pod, String node);

    /// A double click, or Enter.
    void open(ResourceKey key);

    /// The Delete key.
    void delete(ResourceKey key);
}

package io.netwright.app.ui.canvas;

import io.netwright.model.lint.LintFinding;
import io.netwright.model.resource.ResourceKey;

import java.util.List;
import java.util.Optional;

/// What gestures on the canvas ask for; the view itself changes nothing.
public interface CanvasActions {
    /// Why a drop would be refused, empty where it would not.
    Optional<String> refuses(Drop drop);

    /// A person let go of what they dragged.
    void drop(Drop drop);

    /// A double click, or Enter.
    void open(ResourceKey key);

    /// A click on the sign of a problem.
    void explain(LintFinding finding);

    /// The Delete key; all of them are one step.
    void delete(List<ResourceKey> keys);
}

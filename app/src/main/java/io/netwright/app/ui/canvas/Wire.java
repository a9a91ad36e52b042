package io.netwright.app.ui.canvas;

import io.netwright.app.ui.layout.ElementId;

/// A relation between two things, drawn while it matters.
///
/// @param ready false draws it hollow: an endpoint that gets nothing
public record Wire(ElementId from, ElementId to, Meaning meaning, boolean ready) {
    /// What it says.
    public enum Meaning {
        ENDPOINT,
        ROUTES_TO,
        SELECTS,
        ADMITS
    }
}

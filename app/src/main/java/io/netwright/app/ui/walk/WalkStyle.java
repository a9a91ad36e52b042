package io.netwright.app.ui.walk;

import javafx.scene.Parent;

import java.util.Objects;

/// The style sheet of these panes.
final class WalkStyle {
    private WalkStyle() {}

    static void on(Parent pane) {
        var sheet = Objects.requireNonNull(WalkStyle.class.getResource("walk.css"));
        pane.getStylesheets().add(sheet.toExternalForm());
    }
}

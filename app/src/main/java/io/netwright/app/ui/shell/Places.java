package io.netwright.app.ui.shell;

import io.netwright.app.settings.Settings;

import javafx.stage.Screen;
import javafx.stage.Stage;

/// Where a window was, as long as there is still a screen.
final class Places {
    private Places() {}

    static void put(Stage stage, Settings.Window window) {
        boolean seen =
                Screen.getScreensForRectangle(
                                window.x(), window.y(), window.width(), window.height())
                        .stream()
                        .anyMatch(it -> it.getVisualBounds().contains(window.x(), window.y()));
        if (seen) {
            stage.setX(window.x());
            stage.setY(window.y());
        }
        stage.setMaximized(window.maximized());
    }
}

package io.netwright.app.ui.shell;

import io.netwright.app.ui.canvas.CanvasView;
import io.netwright.app.ui.command.Command;
import io.netwright.app.ui.command.Commands;
import io.netwright.app.ui.shell.Dock.Side;

import java.util.List;

/// The View menu: theme, docks, zoom.
final class ViewCommands {
    private final Docks docks;
    private final CanvasView drawing;
    private final Runnable otherTheme;
    private final Runnable systemTheme;

    ViewCommands(Docks docks, CanvasView drawing, Runnable otherTheme, Runnable systemTheme) {
        this.docks = docks;
        this.drawing = drawing;
        this.otherTheme = otherTheme;
        this.systemTheme = systemTheme;
    }

    void register(Commands commands) {
        commands.add(view("theme", "Light or dark", "Shortcut+Shift+D", otherTheme));
        commands.add(view("systemTheme", "Follow the system's theme", "", systemTheme));
        var shown = docks.model();
        for (var mode : Mode.values()) {
            commands.add(view("mode" + mode.title(), mode.title(), "", () -> shown.setMode(mode)));
        }
        commands.add(view("left", "Left dock", "Shortcut+B", () -> shown.toggle(Side.LEFT)));
        commands.add(view("bottom", "Bottom dock", "Shortcut+J", () -> shown.toggle(Side.BOTTOM)));
        commands.add(view("right", "Right dock", "Shortcut+I", () -> shown.toggle(Side.RIGHT)));
        int number = 0;
        for (var dock : docks.all()) {
            number++;
            commands.add(
                    view(
                            "dock" + number,
                            dock.title(),
                            "Shortcut+DIGIT" + number,
                            () -> docks.focus(dock.id())));
        }
        commands.add(view("fit", "Zoom to fit", "Shortcut+DIGIT0", drawing::fit));
        commands.add(view("nearer", "Zoom in", "Shortcut+EQUALS", () -> drawing.zoomBy(1.25)));
        commands.add(view("farther", "Zoom out", "Shortcut+MINUS", () -> drawing.zoomBy(0.8)));
    }

    private static Command view(String id, String title, String key, Runnable action) {
        return Command.of(
                "view." + id, "View", title, key.isEmpty() ? List.of() : List.of(key), action);
    }
}

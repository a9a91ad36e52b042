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
        commands.add(view("theme", "Light or dark", otherTheme, "Shortcut+Shift+D"));
        commands.add(view("systemTheme", "Follow the system's theme", systemTheme));
        var shown = docks.model();
        for (var mode : Mode.values()) {
            commands.add(view("mode" + mode.title(), mode.title(), () -> shown.setMode(mode)));
        }
        commands.add(dock("left", "Left dock", () -> shown.toggle(Side.LEFT), "Shortcut+B"));
        commands.add(dock("bottom", "Bottom dock", () -> shown.toggle(Side.BOTTOM), "Shortcut+J"));
        commands.add(dock("right", "Right dock", () -> shown.toggle(Side.RIGHT), "Shortcut+I"));
        int number = 0;
        for (var dock : docks.all()) {
            number++;
            commands.add(
                    dock(
                            "dock" + number,
                            dock.title(),
                            () -> docks.focus(dock.id()),
                            "Shortcut+" + number));
        }
        commands.add(view("fit", "Zoom to fit", drawing::fit, "Shortcut+0", "Shortcut+Numpad 0"));
        commands.add(
                view(
                        "nearer",
                        "Zoom in",
                        () -> drawing.zoomBy(1.25),
                        "Shortcut+PLUS",
                        "Shortcut+EQUALS",
                        "Shortcut+Shift+EQUALS",
                        "Shortcut+Add"));
        commands.add(
                view(
                        "farther",
                        "Zoom out",
                        () -> drawing.zoomBy(0.8),
                        "Shortcut+MINUS",
                        "Shortcut+Subtract"));
    }

    private static Command view(String id, String title, Runnable action, String... keys) {
        return Command.of("view." + id, "View", title, List.of(keys), action);
    }

    private static Command dock(String id, String title, Runnable action, String key) {
        return Command.of("view." + id, "View › Docks", title, List.of(key), action);
    }
}

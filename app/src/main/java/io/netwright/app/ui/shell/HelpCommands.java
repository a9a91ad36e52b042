package io.netwright.app.ui.shell;

import io.netwright.app.ui.command.Command;
import io.netwright.app.ui.command.Commands;

import javafx.scene.Node;

import java.util.List;

/// The Help menu: all commands, and all shortcuts.
final class HelpCommands {
    private final Node owner;
    private final Commands all;

    HelpCommands(Node owner, Commands all) {
        this.owner = owner;
        this.all = all;
    }

    void register(Commands commands) {
        commands.add(
                Command.of(
                        "help.palette",
                        "Help",
                        "All commands…",
                        List.of("Shortcut+K", "Shortcut+Shift+P"),
                        () -> CommandPalette.show(owner, all)));
        commands.add(
                Command.of(
                        "help.keys",
                        "Help",
                        "Shortcuts",
                        List.of("F1"),
                        () -> KeySheetPopup.show(owner, all)));
    }
}

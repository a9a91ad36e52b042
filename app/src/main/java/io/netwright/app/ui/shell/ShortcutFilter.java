package io.netwright.app.ui.shell;

import io.netwright.app.ui.command.Command;
import io.netwright.app.ui.command.Commands;
import io.netwright.app.ui.yaml.YamlEditor;

import javafx.scene.Node;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;

import java.util.List;

/// Second keys of a command, and undo where a text field would take it for itself. Menus know the
/// first keys.
final class ShortcutFilter {
    private final Commands commands;
    private final YamlEditor yaml;

    ShortcutFilter(Commands commands, YamlEditor yaml) {
        this.commands = commands;
        this.yaml = yaml;
    }

    void onto(Node window) {
        window.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
    }

    private void key(KeyEvent event) {
        for (var command : commands.all()) {
            for (var key : keys(command)) {
                if (KeyCombination.valueOf(key).match(event)) {
                    commands.run(command.id());
                    event.consume();
                    return;
                }
            }
        }
    }

    private List<String> keys(Command command) {
        if (yaml.isFocusWithin() && command.id().matches("edit\\.(undo|redo)")) {
            return command.keys();
        }
        return command.keys().stream().skip(1).toList();
    }
}

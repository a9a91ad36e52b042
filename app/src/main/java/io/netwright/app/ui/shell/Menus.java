package io.netwright.app.ui.shell;

import io.netwright.app.ui.command.Command;
import io.netwright.app.ui.command.Commands;

import javafx.beans.binding.Bindings;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.input.KeyCombination;

import java.util.LinkedHashMap;
import java.util.List;

/// Every command, in the menu that it names.
final class Menus {
    private Menus() {}

    static List<Menu> of(Commands commands) {
        var byName = new LinkedHashMap<String, Menu>();
        for (var command : commands.all()) {
            byName.computeIfAbsent(command.menu(), name -> new Menu(name))
                    .getItems()
                    .add(item(commands, command));
        }
        return List.copyOf(byName.values());
    }

    private static MenuItem item(Commands commands, Command command) {
        var item = new MenuItem();
        item.textProperty().bind(command.title());
        item.disableProperty().bind(Bindings.not(command.enabled()));
        if (!command.keys().isEmpty()) {
            item.setAccelerator(KeyCombination.valueOf(command.keys().getFirst()));
        }
        item.setOnAction(_ -> commands.run(command.id()));
        return item;
    }
}

package io.netwright.app.ui.shell;

import io.netwright.app.ui.command.Command;
import io.netwright.app.ui.command.Commands;

import javafx.beans.binding.Bindings;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.input.KeyCombination;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Every command, in the menu that it names.
final class Menus {
    private static final String INSIDE = " › ";

    private Menus() {}

    static List<Menu> of(Commands commands) {
        var byName = new LinkedHashMap<String, Menu>();
        for (var command : commands.all()) {
            menu(byName, command.menu()).getItems().add(item(commands, command));
        }
        return byName.entrySet().stream()
                .filter(it -> !it.getKey().contains(INSIDE))
                .map(Map.Entry::getValue)
                .toList();
    }

    /// The menu of that name, which stands in another for `File › Samples`.
    private static Menu menu(Map<String, Menu> byName, String name) {
        var known = byName.get(name);
        if (known != null) {
            return known;
        }
        int at = name.indexOf(INSIDE);
        var menu = new Menu(at < 0 ? name : name.substring(at + INSIDE.length()));
        byName.put(name, menu);
        if (at >= 0) {
            menu(byName, name.substring(0, at)).getItems().add(menu);
        }
        return menu;
    }

    private static MenuItem item(Commands commands, Command command) {
        var item = new MenuItem();
        item.textProperty().bind(command.title());
        if (command.menu().contains(INSIDE)) {
            item.visibleProperty().bind(command.enabled());
            item.setMnemonicParsing(false); // a path may hold an underscore
        } else {
            item.disableProperty().bind(Bindings.not(command.enabled()));
        }
        if (!command.keys().isEmpty()) {
            item.setAccelerator(KeyCombination.valueOf(command.keys().getFirst()));
        }
        item.setOnAction(_ -> commands.run(command.id()));
        return item;
    }
}

package io.netwright.app.ui.command;

import javafx.beans.binding.Bindings;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.value.ObservableBooleanValue;
import javafx.beans.value.ObservableStringValue;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;

import java.util.List;

/// One thing that a person can do.
///
/// @param id never changes; also the name in crash reports
/// @param menu where it stands, such as `Edit`
/// @param title as it reads now: `Undo delete pod web-a`
/// @param keys as `KeyCombination.valueOf` reads them by name, the one that menus show first: a
///   digit is `4`, not `DIGIT4`; `Shortcut` is Ctrl, or Cmd on a Mac
/// @param enabled can it be done now
public record Command(
        String id,
        String menu,
        ObservableStringValue title,
        List<String> keys,
        ObservableBooleanValue enabled,
        Runnable action) {
    public Command {
        keys = List.copyOf(keys);
        for (var key : keys) {
            if (!(KeyCombination.valueOf(key) instanceof KeyCodeCombination)) {
                throw new IllegalArgumentException(id + ": no key is named so: " + key);
            }
        }
    }

    /// A command that can always be done and has one name.
    public static Command of(
            String id, String menu, String title, List<String> keys, Runnable action) {
        return new Command(
                id,
                menu,
                new SimpleStringProperty(title),
                keys,
                Bindings.createBooleanBinding(() -> true),
                action);
    }

    /// Its keys as they read on this system: `Ctrl+Shift+Z`, `⇧⌘Z` on a Mac.
    public List<String> keyTexts() {
        return keys.stream()
                .map(it -> KeyCombination.valueOf(it).getDisplayText())
                .distinct()
                .toList();
    }

    /// What a tooltip says of it: its title, and the first of its keys.
    public String hint() {
        var texts = keyTexts();
        return texts.isEmpty() ? title.get() : title.get() + "  " + texts.getFirst();
    }

    /// The same while `now` holds.
    public Command when(ObservableBooleanValue now) {
        return new Command(id, menu, title, keys, now, action);
    }

    /// The same with a name that changes.
    public Command titled(ObservableStringValue now) {
        return new Command(id, menu, now, keys, enabled, action);
    }
}

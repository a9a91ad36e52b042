package io.netwright.app.ui.shell;

import io.netwright.app.ui.command.Command;
import io.netwright.app.ui.command.Commands;

import javafx.geometry.Bounds;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;
import javafx.stage.Popup;

import org.jspecify.annotations.Nullable;

/// Every command with its keys: typed words find one, Enter does it.
final class CommandPalette {
    private CommandPalette() {}

    static void show(Node owner, Commands commands) {
        var popup = new Popup();
        var typed = new TextField();
        typed.setId("command");
        typed.setPromptText("Type what you want to do");
        typed.setAccessibleText("Command");
        var found = new ListView<Command>();
        found.setId("commands");
        found.setPrefSize(520, 360);
        found.setCellFactory(_ -> new Cell());
        typed.textProperty().subscribe(text -> fill(found, commands, text));
        typed.addEventFilter(
                KeyEvent.KEY_PRESSED,
                key -> {
                    if (key.getCode() == KeyCode.DOWN) {
                        found.getSelectionModel().selectNext();
                        key.consume();
                    } else if (key.getCode() == KeyCode.UP) {
                        found.getSelectionModel().selectPrevious();
                        key.consume();
                    } else if (key.getCode() == KeyCode.ENTER) {
                        run(popup, found, commands);
                        key.consume();
                    }
                });
        found.setOnMouseClicked(_ -> run(popup, found, commands));
        var box = new VBox(4, typed, found);
        box.setPadding(new Insets(8));
        box.getStyleClass().add("command-palette");
        popup.getContent().add(box);
        popup.setAutoHide(true);
        Bounds at = owner.localToScreen(owner.getLayoutBounds());
        popup.show(owner, at.getMinX() + Math.max(0, (at.getWidth() - 540) / 2), at.getMinY() + 60);
        typed.requestFocus();
    }

    private static void fill(ListView<Command> found, Commands commands, String text) {
        found.getItems().setAll(commands.find(text));
        found.getSelectionModel().selectFirst();
    }

    private static void run(Popup popup, ListView<Command> found, Commands commands) {
        var chosen = found.getSelectionModel().getSelectedItem();
        popup.hide();
        if (chosen != null) {
            commands.run(chosen.id());
        }
    }

    private static final class Cell extends ListCell<Command> {
        @Override
        protected void updateItem(@Nullable Command item, boolean empty) {
            super.updateItem(item, empty);
            setText(
                    item == null || empty
                            ? null
                            : "%s › %s   %s"
                                    .formatted(
                                            item.menu(),
                                            item.title().get(),
                                            String.join(", ", item.keyTexts())));
        }
    }
}

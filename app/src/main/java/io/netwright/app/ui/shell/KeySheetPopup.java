package io.netwright.app.ui.shell;

import io.netwright.app.ui.command.Commands;
import io.netwright.app.ui.command.KeySheet;
import io.netwright.app.ui.command.KeySheet.Group;
import io.netwright.app.ui.command.KeySheet.Row;

import javafx.geometry.HPos;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.stage.Popup;

import java.util.List;

/// The sheet of shortcuts; Escape, or a click beside it, closes it.
final class KeySheetPopup {
    private static final double COLUMN = 340;
    private static final Group PROBLEMS =
            new Group(
                    "In Problems",
                    List.of(
                            new Row("Show in the text", "Enter"),
                            new Row("Apply repair", "Alt+Enter")));
    private static final Group YAML =
            new Group(
                    "In YAML",
                    List.of(
                            new Row("Complete", "Ctrl+Space"),
                            new Row("Take what is chosen", "Enter   Tab"),
                            new Row("What the field does", "F2"),
                            new Row("Apply repair", "Alt+Enter")));
    private static final Group CANVAS =
            new Group(
                    "On the canvas",
                    List.of(
                            new Row("Go to what is next", "← ↑ → ↓"),
                            new Row("Open in the form", "Enter"),
                            new Row("Delete", "Delete"),
                            new Row("Leave a gesture", "Esc"),
                            new Row("Pan", "Space and drag"),
                            new Row("Zoom", "Wheel"),
                            new Row("Add to the selection", "Shift and click"),
                            new Row("Copy", "Alt and drag")));

    private KeySheetPopup() {}

    static void show(Node owner, Commands commands) {
        var sheet = KeySheet.of(commands.all(), List.of(CANVAS, YAML, PROBLEMS));
        var columns = new HBox(32, column(sheet.left()), column(sheet.right()));
        columns.setPadding(new Insets(8, 16, 16, 16));
        var scroll = new ScrollPane(columns);
        scroll.setId("key-sheet");
        scroll.setAccessibleText("Shortcuts");
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.getStyleClass().addAll("floating", "key-sheet");
        var popup = new Popup();
        popup.getContent().add(scroll);
        popup.setAutoHide(true);
        var at = owner.localToScreen(owner.getLayoutBounds());
        scroll.setMaxHeight(Math.max(240, at.getHeight() - 64));
        double width = 2 * COLUMN + 64;
        popup.show(
                owner, at.getMinX() + Math.max(0, (at.getWidth() - width) / 2), at.getMinY() + 32);
        scroll.requestFocus();
    }

    private static GridPane column(List<Group> groups) {
        var grid = new GridPane(16, 4);
        var title = new ColumnConstraints();
        title.setHgrow(Priority.ALWAYS);
        var keys = new ColumnConstraints();
        keys.setHalignment(HPos.RIGHT);
        grid.getColumnConstraints().setAll(title, keys);
        grid.setPrefWidth(COLUMN);
        int row = 0;
        for (var group : groups) {
            var name = new Label(group.name());
            name.getStyleClass().add("key-group");
            grid.add(name, 0, row++, 2, 1);
            for (var it : group.rows()) {
                var combination = new Label(it.keys());
                combination.getStyleClass().addAll("mono", "key-text");
                combination.setMinWidth(Label.USE_PREF_SIZE);
                grid.addRow(row++, new Label(it.title()), combination);
            }
        }
        return grid;
    }
}

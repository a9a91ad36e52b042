package io.netwright.app.ui.walk;

import io.netwright.app.ui.walk.TablesViewModel.Line;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;

import org.kordamp.ikonli.javafx.FontIcon;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Finds lines of a list by their text, whatever their case.
final class LineSearch extends HBox {
    private final ListView<Line> lines;
    private final TextField field = new TextField();
    private final Label count = new Label();
    private List<Integer> hits = List.of();
    private int current = -1;

    LineSearch(ListView<Line> lines) {
        super(4);
        this.lines = lines;
        setAlignment(Pos.CENTER_RIGHT);
        field.setId("table-search");
        field.setPromptText("Find in table");
        field.setPrefWidth(176);
        count.getStyleClass().add("caption");
        count.setMinWidth(64);
        count.setAlignment(Pos.CENTER_RIGHT);
        getChildren()
                .setAll(
                        count,
                        field,
                        button("mdi2c-chevron-up", "Previous (Shift+Enter)", -1),
                        button("mdi2c-chevron-down", "Next (Enter)", 1));
        field.textProperty()
                .subscribe(
                        () -> {
                            run();
                            go(0);
                        });
        field.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
    }

    private Button button(String icon, String tip, int by) {
        var button = new Button();
        button.setGraphic(new FontIcon(icon));
        button.getStyleClass().add("flat");
        button.setAccessibleText(tip);
        button.setTooltip(new Tooltip(tip));
        button.setOnAction(_ -> go(by));
        return button;
    }

    private void key(KeyEvent event) {
        if (event.getCode() == KeyCode.ENTER) {
            go(event.isShiftDown() ? -1 : 1);
            event.consume();
        } else if (event.getCode() == KeyCode.ESCAPE) {
            field.clear();
            lines.requestFocus();
            event.consume();
        }
    }

    void focus() {
        field.requestFocus();
        field.selectAll();
    }

    boolean isHit(String line) {
        var wanted = field.getText().strip().toLowerCase(Locale.ROOT);
        return !wanted.isEmpty() && line.toLowerCase(Locale.ROOT).contains(wanted);
    }

    /// Looks again: the lines are others.
    void run() {
        var found = new ArrayList<Integer>();
        for (int i = 0; i < lines.getItems().size(); i++) {
            if (isHit(lines.getItems().get(i).text())) {
                found.add(i);
            }
        }
        hits = found;
        current = Math.min(current, hits.size() - 1);
        lines.refresh();
        tell();
    }

    private void go(int by) {
        if (hits.isEmpty()) {
            current = -1;
        } else {
            current = Math.floorMod(Math.max(current, by == 0 ? 0 : current) + by, hits.size());
            int line = hits.get(current);
            lines.getSelectionModel().clearAndSelect(line);
            lines.scrollTo(Math.max(0, line - 4));
        }
        tell();
    }

    private void tell() {
        var none = field.getText().isBlank();
        count.setText(
                none
                        ? ""
                        : hits.isEmpty()
                                ? "not found"
                                : (Math.max(current, 0) + 1) + " of " + hits.size());
    }
}

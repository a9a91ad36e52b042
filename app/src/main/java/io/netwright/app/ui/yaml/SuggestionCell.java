package io.netwright.app.ui.yaml;

import io.netwright.app.ui.assist.Suggestion;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

import org.jspecify.annotations.Nullable;

/// A name, a star where it is required, and its type.
final class SuggestionCell extends ListCell<Suggestion> {
    private final Label name = new Label();
    private final Label star = new Label();
    private final Label detail = new Label();
    private final HBox row;

    SuggestionCell() {
        name.getStyleClass().add("place-name");
        star.getStyleClass().add("severity-error");
        detail.getStyleClass().addAll("caption", "mono");
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        name.setMinWidth(Region.USE_PREF_SIZE);
        row = new HBox(4, name, star, gap, detail);
        row.setAlignment(Pos.CENTER_LEFT);
        getStyleClass().add("place-cell");
        setPrefWidth(0);
    }

    @Override
    protected void updateItem(@Nullable Suggestion it, boolean empty) {
        super.updateItem(it, empty);
        if (it == null || empty) {
            setGraphic(null);
            setAccessibleText(null);
            return;
        }
        name.setText(it.text());
        star.setText(it.required() ? "*" : "");
        detail.setText(it.detail());
        setGraphic(row);
        setAccessibleText(it.text() + ", " + it.detail() + (it.required() ? ", required" : ""));
    }
}

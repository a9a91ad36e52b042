package io.netwright.app.ui.shell;

import io.netwright.app.ui.document.Bar;
import io.netwright.app.ui.document.Bars;

import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.javafx.FontIcon;

import java.util.Locale;

/// The bars, one below the other. A question takes the keys; Escape leaves it as it was.
final class BarsView extends VBox {
    private final Bars bars;

    BarsView(Bars bars) {
        this.bars = bars;
        setId("bars");
        bars.shown().addListener((ListChangeListener<Bar>) _ -> show());
        show();
    }

    private void show() {
        getChildren().setAll(bars.shown().stream().map(this::row).toList());
        setManaged(!getChildren().isEmpty());
        if (!bars.shown().isEmpty() && bars.shown().getFirst().kind() == Bar.Kind.ASK) {
            var first = getChildren().getFirst().lookup(".button");
            if (first != null) {
                first.requestFocus();
            }
        }
    }

    private Node row(Bar bar) {
        var icon = new FontIcon(icon(bar.kind()));
        var text = new Label(bar.text());
        text.getStyleClass().add("bar-text");
        text.setWrapText(true);
        text.setMinHeight(Region.USE_PREF_SIZE);
        var hint = new Label(bar.hint());
        hint.getStyleClass().add("bar-hint");
        hint.setWrapText(true);
        hint.setMinHeight(Region.USE_PREF_SIZE);
        hint.setManaged(!bar.hint().isEmpty());
        var words = new VBox(2, text, hint);
        words.setAlignment(Pos.CENTER_LEFT);
        HBox.setHgrow(words, Priority.ALWAYS);
        var row = new HBox(8, icon, words);
        row.setAlignment(Pos.CENTER_LEFT);
        row.getStyleClass().addAll("bar", "bar-" + bar.kind().name().toLowerCase(Locale.ROOT));
        row.setAccessibleText(bar.text() + ". " + bar.hint());
        for (var action : bar.actions()) {
            var button = new Button(action.verb());
            button.setMinWidth(Region.USE_PREF_SIZE);
            button.setOnAction(_ -> bars.choose(bar, action));
            button.setAccessibleHelp(bar.text());
            row.getChildren().add(button);
        }
        row.addEventHandler(
                KeyEvent.KEY_PRESSED,
                key -> {
                    if (key.getCode() == KeyCode.ESCAPE) {
                        bars.leave(bar);
                        key.consume();
                    }
                });
        return row;
    }

    private static String icon(Bar.Kind kind) {
        return switch (kind) {
            case ASK -> "mdi2h-help-circle-outline";
            case INFO -> "mdi2i-information-outline";
            case FAULT -> "mdi2a-alert-circle-outline";
        };
    }
}

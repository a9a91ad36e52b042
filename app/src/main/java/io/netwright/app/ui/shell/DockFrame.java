package io.netwright.app.ui.shell;

import io.netwright.app.ui.command.Commands;
import io.netwright.app.ui.shell.Dock.Side;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.TabPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.StackPane;

import org.kordamp.ikonli.javafx.FontIcon;

import java.util.Locale;

/// The tabs of one side, and the button that closes it.
final class DockFrame extends StackPane {
    private final Docks docks;
    private final Side side;
    private final TabPane tabs = new TabPane();

    DockFrame(Docks docks, Side side, Commands commands) {
        this.docks = docks;
        this.side = side;
        tabs.setTabClosingPolicy(TabPane.TabClosingPolicy.UNAVAILABLE);
        tabs.getStyleClass().add("dense");
        docks.fill(side, tabs);
        var word = side.name().toLowerCase(Locale.ROOT);
        var name = "Close the " + word + " dock";
        var keys = commands.get("view." + word).keyTexts().getFirst();
        var close = new Button();
        close.setGraphic(new FontIcon("mdi2c-close"));
        close.getStyleClass().addAll("flat", "dock-close");
        close.setAccessibleText(name);
        close.setTooltip(new Tooltip(name + "  " + keys));
        close.setOnAction(_ -> docks.model().open(side).set(false));
        StackPane.setAlignment(close, Pos.TOP_RIGHT);
        getChildren().setAll(tabs, close);
        getStyleClass().add("dock");
        docks.model().front(side).subscribe(this::bringToFront);
        tabs.getSelectionModel().selectedItemProperty().subscribe(this::tell);
    }

    private void bringToFront(String id) {
        docks.find(id)
                .filter(it -> it.side() == side)
                .ifPresent(it -> tabs.getSelectionModel().select(it.tab()));
    }

    private void tell() {
        var tab = tabs.getSelectionModel().getSelectedItem();
        docks.all().stream()
                .filter(it -> it.tab().equals(tab))
                .findFirst()
                .ifPresent(it -> docks.model().front(side).set(it.id()));
    }
}

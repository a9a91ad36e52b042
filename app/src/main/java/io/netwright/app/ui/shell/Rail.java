package io.netwright.app.ui.shell;

import io.netwright.app.ui.command.Commands;
import io.netwright.app.ui.fx.Fxml;
import io.netwright.app.ui.shell.Dock.Side;

import javafx.fxml.FXML;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.VBox;

/// Modes above, docks below. Binds `Rail.fxml`.
public final class Rail extends VBox {
    private final DocksViewModel docks;
    private final Commands commands;
    @FXML private ToggleButton design;
    @FXML private ToggleButton simulate;
    @FXML private ToggleButton left;
    @FXML private ToggleButton bottom;
    @FXML private ToggleButton right;

    Rail(DocksViewModel docks, Commands commands) {
        this.docks = docks;
        this.commands = commands;
        Fxml.loadInto("Rail.fxml", this);
    }

    @FXML
    private void initialize() {
        left.selectedProperty().bindBidirectional(docks.open(Side.LEFT));
        bottom.selectedProperty().bindBidirectional(docks.open(Side.BOTTOM));
        right.selectedProperty().bindBidirectional(docks.open(Side.RIGHT));
        left.setTooltip(new Tooltip(commands.get("view.left").hint()));
        bottom.setTooltip(new Tooltip(commands.get("view.bottom").hint()));
        right.setTooltip(new Tooltip(commands.get("view.right").hint()));
        docks.modeProperty().subscribe(this::show);
    }

    private void show(Mode mode) {
        design.setSelected(mode == Mode.DESIGN);
        simulate.setSelected(mode == Mode.SIMULATE);
    }

    @FXML
    private void design() {
        choose(Mode.DESIGN);
    }

    @FXML
    private void simulate() {
        choose(Mode.SIMULATE);
    }

    private void choose(Mode mode) {
        docks.setMode(mode);
        show(mode); // the mode's own button, pressed again, stays down
    }
}

package io.netwright.app.ui.walk;

import io.netwright.app.ui.workbench.WorkbenchViewModel;
import io.netwright.sim.compile.Compiled;
import io.netwright.sim.fabric.Device;
import io.netwright.sim.run.Step;
import io.netwright.sim.trace.PacketText;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Locale;

/// Everything that happened in the run, one step a line, address resolution and rules that only
/// pass on included.
public final class EventsPane extends BorderPane {
    private final WorkbenchViewModel model;
    private final ListView<Step> list = new ListView<>();
    private boolean showing;

    public EventsPane(WorkbenchViewModel model) {
        this.model = model;
        WalkStyle.on(this);
        list.setId("events");
        list.setFixedCellSize(22);
        list.getStyleClass().add("dense");
        list.setAccessibleText("Events of the run");
        list.setPlaceholder(new Label("Send a probe: everything that happens is listed here."));
        list.setCellFactory(_ -> new Cell());
        list.getSelectionModel().selectedItemProperty().subscribe(this::lead);
        setCenter(list);
        model.runProperty().subscribe(this::restart);
        model.instantProperty().subscribe(this::follow);
    }

    private void restart() {
        var run = model.runProperty().get();
        var recording = run == null ? null : run.recording();
        showing = true;
        list.getItems().setAll(recording == null ? List.of() : recording.steps());
        showing = false;
        follow();
    }

    private void follow() {
        var hop = model.hop().orElse(null);
        if (hop == null || hop.step() >= list.getItems().size() || showing) {
            return;
        }
        showing = true;
        list.getSelectionModel().clearAndSelect(hop.step());
        list.scrollTo(Math.max(0, hop.step() - 3));
        showing = false;
    }

    /// The instant goes to the last hop until this step.
    private void lead(@Nullable Step step) {
        if (showing || step == null) {
            return;
        }
        int at = 0;
        while (at + 1 < model.hops().size() && model.hops().get(at + 1).step() <= step.index()) {
            at++;
        }
        showing = true;
        model.instantProperty().set(at);
        showing = false;
    }

    private final class Cell extends ListCell<Step> {
        Cell() {
            setPrefWidth(0);
        }

        @Override
        protected void updateItem(@Nullable Step step, boolean empty) {
            super.updateItem(step, empty);
            var run = model.runProperty().get();
            var timed = run == null ? null : run.timed();
            setGraphic(step == null || empty || timed == null ? null : row(step, timed.compiled()));
        }

        private static HBox row(Step step, Compiled compiled) {
            var place = compiled.fabric().namespaces().get(step.namespace()).name();
            var device =
                    step.device() == Device.NONE
                            ? ""
                            : compiled.fabric().devices().get(step.device()).name();
            var filter = step.filter();
            var where =
                    filter == null ? device : filter.table().name() + " " + filter.chain().name();
            var drop = step.drop();
            var kind =
                    step.stage().name().toLowerCase(Locale.ROOT)
                            + (drop == null ? "" : " " + drop.name());
            var row =
                    new HBox(
                            8,
                            column(WalkCell.time(step.time()), 88, "caption"),
                            column(place, 176, "place"),
                            column(where, 200, "mono"),
                            column(kind, 112, "action"),
                            column(PacketText.of(step.after().packet()), 560, "mono"));
            row.setAlignment(Pos.CENTER_LEFT);
            return row;
        }

        private static Label column(String text, double width, String style) {
            var label = new Label(text);
            label.setMinWidth(width);
            label.setPrefWidth(width);
            label.getStyleClass().add(style);
            return label;
        }
    }
}

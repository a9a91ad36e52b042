package io.netwright.app.ui.walk;

import io.netwright.app.ui.workbench.Stride;
import io.netwright.app.ui.workbench.WorkbenchViewModel;
import io.netwright.sim.trace.Journey;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// The walk in parts, packets and hops: where, what, why, and the line of YAML it comes from.
public final class WalkList extends BorderPane {
    private final WorkbenchViewModel model;
    private final ListView<WalkRow> list = new ListView<>();
    private final Label summary = new Label();
    private final Set<WalkRow.Key> open = new LinkedHashSet<>();
    private WalkRows walk;
    private boolean showing;

    public WalkList(WorkbenchViewModel model) {
        this.model = model;
        WalkStyle.on(this);
        walk = WalkRows.of(new Journey(List.of(), List.of()));
        list.setId("walk");
        list.getStyleClass().addAll("dense", "walk-list");
        list.setFixedCellSize(24);
        list.setAccessibleText("Walk of the packet");
        list.setPlaceholder(
                new Label("Choose From and To above and press Send: its way appears here."));
        list.setCellFactory(_ -> new WalkCell(model, this::toggle));
        list.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        list.getSelectionModel().selectedItemProperty().subscribe(this::lead);
        setTop(bar());
        setCenter(list);
        setBottom(new HopDetail(model));
        list.heightProperty().subscribe(this::stay);
        model.runProperty().subscribe(this::restart);
        model.instantProperty().subscribe(this::follow);
    }

    private HBox bar() {
        summary.getStyleClass().add("caption");
        var group = new ToggleGroup();
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        var bar = new HBox(0, summary, gap);
        for (var stride : Stride.values()) {
            var button = new ToggleButton(stride.text());
            button.setId("stride-" + stride.name().toLowerCase(Locale.ROOT));
            button.setToggleGroup(group);
            button.setSelected(model.strideProperty().get() == stride);
            button.getStyleClass()
                    .addAll("small", stride == Stride.HOP ? "left-pill" : "center-pill");
            button.setTooltip(HopDetail.tip("Step " + stride.text() + " (F7, F8)"));
            button.setOnAction(
                    _ -> {
                        button.setSelected(true);
                        model.strideProperty().set(stride);
                    });
            model.strideProperty().subscribe(now -> button.setSelected(now == stride));
            bar.getChildren().add(button);
        }
        var last = bar.getChildren().getLast().getStyleClass();
        last.remove("center-pill");
        last.add("right-pill");
        bar.setAlignment(Pos.CENTER_LEFT);
        bar.getStyleClass().add("pane-bar");
        return bar;
    }

    private void restart() {
        var run = model.runProperty().get();
        if (run == null) {
            return;
        }
        walk = WalkRows.of(run.journey());
        open.clear();
        open.addAll(walk.opened());
        summary.setText(
                "%d packets, %d hops".formatted(run.journey().packets().size(), run.hops().size()));
        rebuild();
    }

    private void rebuild() {
        showing = true;
        list.getItems().setAll(walk.rows(open));
        select();
        showing = false;
    }

    private void follow() {
        var above = walk.above(model.instantProperty().get());
        if (open.addAll(above)) {
            rebuild();
            return;
        }
        showing = true;
        select();
        showing = false;
    }

    private void select() {
        int at = model.instantProperty().get();
        for (int i = 0; i < list.getItems().size(); i++) {
            if (list.getItems().get(i) instanceof WalkRow.Step step && step.index() == at) {
                list.getSelectionModel().clearAndSelect(i);
                reveal(i);
                return;
            }
        }
        list.getSelectionModel().clearSelection();
    }

    /// Keeps the row of the instant in sight when the reason below takes more room.
    private void stay() {
        int row = list.getSelectionModel().getSelectedIndex();
        if (row >= 0) {
            list.scrollTo(Math.max(0, row - 2));
        }
    }

    /// Scrolls only where the row is out of sight.
    private void reveal(int row) {
        if (list.lookup(".virtual-flow") instanceof VirtualFlow<?> flow) {
            var first = flow.getFirstVisibleCell();
            var last = flow.getLastVisibleCell();
            if (first != null
                    && last != null
                    && row > first.getIndex()
                    && row < last.getIndex() - 1) {
                return;
            }
        }
        list.scrollTo(Math.max(0, row - 2));
    }

    private void lead(WalkRow row) {
        if (!showing && row instanceof WalkRow.Step step) {
            model.instantProperty().set(step.index());
        }
    }

    private void toggle(WalkRow.Head head) {
        if (!open.remove(head.key())) {
            open.add(head.key());
        }
        rebuild();
    }

    private void key(KeyEvent event) {
        if (!(list.getSelectionModel().getSelectedItem() instanceof WalkRow.Head head)) {
            return;
        }
        boolean wanted =
                event.getCode() == KeyCode.RIGHT
                        ? !head.open()
                        : event.getCode() == KeyCode.LEFT
                                ? head.open()
                                : event.getCode() == KeyCode.ENTER
                                        || event.getCode() == KeyCode.SPACE;
        if (wanted) {
            int at = list.getSelectionModel().getSelectedIndex();
            toggle(head);
            list.getSelectionModel().clearAndSelect(at);
            event.consume();
        }
    }
}

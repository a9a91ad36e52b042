package io.netwright.app.ui.walk;

import io.netwright.app.ui.workbench.WorkbenchViewModel;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/// The instant of the run, on a line of simulated time and in words.
public final class TimelineBar extends HBox {
    private final WorkbenchViewModel model;
    private final Label time = new Label();

    public TimelineBar(WorkbenchViewModel model) {
        super(12);
        this.model = model;
        WalkStyle.on(this);
        var track = new TimelineTrack(model);
        HBox.setHgrow(track, Priority.ALWAYS);
        time.setId("time");
        time.getStyleClass().add("mono");
        time.setMinWidth(248);
        time.setAlignment(Pos.CENTER_RIGHT);
        getChildren().setAll(track, time);
        getStyleClass().add("timeline");
        model.instantProperty().subscribe(this::show);
        model.runProperty().subscribe(this::show);
    }

    private void show() {
        time.setText(
                model.hop()
                        .map(
                                it ->
                                        "%s of %s, hop %d of %d"
                                                .formatted(
                                                        WalkCell.time(it.timeNanos()),
                                                        WalkCell.time(
                                                                model.hops().getLast().timeNanos()),
                                                        model.instantProperty().get() + 1,
                                                        model.hops().size()))
                        .orElse("no run"));
    }
}

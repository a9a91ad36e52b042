package io.netwright.app.ui.walk;

import io.netwright.app.ui.workbench.WorkbenchViewModel;

import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/// The instant of the run, on a slider and in words.
public final class TimelineBar extends HBox {
    private final WorkbenchViewModel model;
    private final Slider slider = new Slider(0, 1, 0);
    private final Label time = new Label();

    public TimelineBar(WorkbenchViewModel model) {
        super(12);
        this.model = model;
        slider.setId("timeline");
        slider.setAccessibleText("Instant of the run");
        slider.setBlockIncrement(1);
        HBox.setHgrow(slider, Priority.ALWAYS);
        time.setId("time");
        time.getStyleClass().add("mono");
        getChildren().setAll(slider, time);
        getStyleClass().add("timeline");
        model.runProperty().subscribe(() -> slider.setMax(Math.max(1, model.hops().size() - 1)));
        model.instantProperty().subscribe(this::show);
        slider.valueProperty().subscribe(at -> lead(at.doubleValue()));
    }

    private void show() {
        slider.setValue(Math.max(0, model.instantProperty().get()));
        time.setText(
                model.hop()
                        .map(
                                it ->
                                        "hop %d of %d, %.3f ms"
                                                .formatted(
                                                        model.instantProperty().get() + 1,
                                                        model.hops().size(),
                                                        it.timeNanos() / 1e6))
                        .orElse("no run"));
    }

    private void lead(double at) {
        if (!model.hops().isEmpty()) {
            model.instantProperty().set((int) Math.round(at));
        }
    }
}

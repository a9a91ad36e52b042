package io.netwright.app.ui.walk;

import io.netwright.app.ui.workbench.WorkbenchViewModel;
import io.netwright.sim.trace.Hop;

import javafx.geometry.Insets;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// A line of simulated time with signs for what happened; drag on it to move the instant.
final class TimelineTrack extends Region {
    private static final double SIGN = 12;

    private final WorkbenchViewModel model;
    private final Region line = part("timeline-line");
    private final Region past = part("timeline-past");
    private final Region thumb = part("timeline-thumb");
    private final List<Sign> signs = new ArrayList<>();
    private TimeAxis axis = TimeAxis.of(List.of());

    private record Sign(TimelineMark mark, Label label) {}

    TimelineTrack(WorkbenchViewModel model) {
        this.model = model;
        setId("timeline");
        getStyleClass().add("timeline-track");
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.SLIDER);
        setAccessibleText("Instant of the run");
        setMinHeight(28);
        setPrefHeight(28);
        setPadding(new Insets(0, 8, 0, 8));
        setOnMousePressed(
                event -> {
                    requestFocus();
                    scrub(event);
                });
        setOnMouseDragged(this::scrub);
        setOnKeyPressed(this::key);
        model.runProperty().subscribe(this::restart);
        model.instantProperty()
                .subscribe(
                        () -> {
                            requestLayout();
                            notifyAccessibleAttributeChanged(AccessibleAttribute.VALUE);
                        });
    }

    private static Region part(String style) {
        var region = new Region();
        region.getStyleClass().add(style);
        region.setMouseTransparent(true);
        region.setManaged(false);
        return region;
    }

    private void restart() {
        axis = TimeAxis.of(model.hops().stream().map(Hop::timeNanos).toList());
        signs.clear();
        getChildren().setAll(line);
        for (var stretch : axis.stretches()) {
            if (stretch.idle()) {
                var wait = part("timeline-wait");
                wait.setUserData(stretch);
                getChildren().add(wait);
            }
        }
        getChildren().add(past);
        for (var mark : TimelineMark.of(model.hops())) {
            var label = new Label(mark.kind().sign());
            label.getStyleClass()
                    .addAll(
                            "timeline-sign",
                            "timeline-" + mark.kind().name().toLowerCase(Locale.ROOT));
            label.setManaged(false);
            label.setTooltip(HopDetail.tip(mark.text() + ", " + WalkCell.time(mark.timeNanos())));
            label.setOnMousePressed(
                    event -> {
                        model.instantProperty().set(mark.hop());
                        event.consume();
                    });
            signs.add(new Sign(mark, label));
            getChildren().add(label);
        }
        getChildren().add(thumb);
        requestLayout();
    }

    @Override
    protected void layoutChildren() {
        double left = getInsets().getLeft();
        double width = getWidth() - left - getInsets().getRight();
        double y = getHeight() - 9;
        line.resizeRelocate(left, y - 2, width, 4);
        for (var child : getChildren()) {
            if (child.getUserData() instanceof TimeAxis.Stretch stretch) {
                child.resizeRelocate(
                        left + width * stretch.left(),
                        y - 2,
                        width * (stretch.right() - stretch.left()),
                        4);
            }
        }
        double at = left + width * model.hop().map(it -> axis.position(it.timeNanos())).orElse(0.0);
        past.resizeRelocate(left, y - 2, at - left, 4);
        thumb.resizeRelocate(at - 6, y - 6, 12, 12);
        thumb.setVisible(!axis.isEmpty());
        double free = Double.NEGATIVE_INFINITY;
        for (var it : signs) { // of signs that would overlap, the first
            double x = left + width * axis.position(it.mark.timeNanos()) - SIGN / 2;
            it.label.setVisible(x >= free || it.mark.kind() == TimelineMark.Kind.DROP);
            it.label.resizeRelocate(x, 0, SIGN, 14);
            free = it.label.isVisible() ? x + SIGN : free;
        }
    }

    private void scrub(MouseEvent event) {
        double left = getInsets().getLeft();
        double width = getWidth() - left - getInsets().getRight();
        if (model.hops().isEmpty() || width <= 0) {
            return;
        }
        go(axis.time(Math.clamp((event.getX() - left) / width, 0, 1)));
    }

    /// To the last hop until then.
    private void go(long time) {
        int at = 0;
        while (at + 1 < model.hops().size() && model.hops().get(at + 1).timeNanos() <= time) {
            at++;
        }
        model.instantProperty().set(at);
    }

    private void key(KeyEvent event) {
        int by =
                switch (event.getCode()) {
                    case LEFT, DOWN -> -1;
                    case RIGHT, UP -> 1;
                    case HOME -> -model.hops().size();
                    case END -> model.hops().size();
                    default -> 0;
                };
        if (by != 0) {
            model.step(by);
            event.consume();
        }
    }

    @Override
    public Object queryAccessibleAttribute(AccessibleAttribute attribute, Object... parameters) {
        return switch (attribute) {
            case VALUE -> (double) model.instantProperty().get();
            case MIN_VALUE -> 0.0;
            case MAX_VALUE -> (double) Math.max(0, model.hops().size() - 1);
            default -> super.queryAccessibleAttribute(attribute, parameters);
        };
    }
}

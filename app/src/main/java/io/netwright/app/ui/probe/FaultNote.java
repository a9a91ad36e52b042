package io.netwright.app.ui.probe;

import io.netwright.app.ui.probe.ProbeViewModel.Side;

import javafx.geometry.Pos;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;

import org.jspecify.annotations.Nullable;

import java.util.function.Function;

/// What is wrong with a field of the bar, under it, and what may have been meant: a click takes it.
final class FaultNote extends Pane {
    private static final double HEIGHT = 26;

    private final HBox row = new HBox(6);
    private final Function<Side, EndpointField> field;
    private Side side = Side.FROM;

    FaultNote(ProbeViewModel model, Function<Side, EndpointField> field) {
        this.field = field;
        row.setId("probe-fault");
        row.setAlignment(Pos.CENTER_LEFT);
        getChildren().add(row);
        setManaged(false);
        setVisible(false);
        model.faultProperty().subscribe(this::show);
    }

    private void show(ProbeViewModel.@Nullable Fault fault) {
        row.getChildren().clear();
        setVisible(fault != null);
        setManaged(fault != null);
        if (fault == null) {
            return;
        }
        side = fault.side();
        var why = new Label("✕ " + fault.why());
        why.getStyleClass().add("fault-text");
        row.getChildren().add(why);
        if (!fault.nearest().isEmpty()) {
            var ask = new Label("Did you mean");
            ask.getStyleClass().add("caption");
            row.getChildren().add(ask);
        }
        for (var text : fault.nearest()) {
            var link = new Hyperlink(text);
            link.getStyleClass().add("mono");
            link.setOnAction(
                    _ -> {
                        var target = field.apply(fault.side());
                        target.fill(text);
                        target.requestFocus();
                        target.end();
                    });
            row.getChildren().add(link);
        }
        requestLayout();
    }

    @Override
    protected double computePrefHeight(double width) {
        return HEIGHT;
    }

    @Override
    protected double computeMinWidth(double height) {
        return 0;
    }

    @Override
    protected double computePrefWidth(double height) {
        return 0;
    }

    /// Under its field, and inside the window.
    @Override
    protected void layoutChildren() {
        double wide = row.prefWidth(-1);
        double x = Math.max(8, Math.min(field.apply(side).getLayoutX(), getWidth() - wide - 8));
        row.resizeRelocate(x, 0, Math.min(wide, Math.max(0, getWidth() - x - 8)), HEIGHT);
    }
}

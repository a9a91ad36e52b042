package io.netwright.app.ui.shell;

import io.netwright.app.ui.document.DocumentViewModel;
import io.netwright.app.ui.document.DocumentViewModel.Working;
import io.netwright.app.ui.workbench.WorkbenchViewModel;

import javafx.animation.PauseTransition;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.util.Duration;

import org.jspecify.annotations.Nullable;

/// What takes longer than half a second, and a way out of it.
final class ActivityStrip extends HBox {
    private static final Duration PATIENCE = Duration.millis(500);
    private final WorkbenchViewModel model;
    private final DocumentViewModel document;
    private final Label text = new Label();
    private final ProgressBar bar = new ProgressBar();
    private final Button cancel = new Button("Cancel");
    private final PauseTransition wait = new PauseTransition(PATIENCE);

    ActivityStrip(WorkbenchViewModel model, DocumentViewModel document) {
        super(8);
        this.model = model;
        this.document = document;
        setId("activity");
        setAlignment(Pos.CENTER_LEFT);
        bar.setPrefWidth(96);
        bar.setMinWidth(96);
        text.setMinWidth(USE_PREF_SIZE);
        cancel.setId("activity-cancel");
        cancel.setMinWidth(USE_PREF_SIZE);
        cancel.getStyleClass().add("small");
        getChildren().setAll(text, bar, cancel);
        setVisible(false);
        setManaged(false);
        wait.setOnFinished(_ -> show());
        document.workingProperty().subscribe(this::update);
        model.sendingProperty().subscribe(this::update);
        model.revisionProperty().subscribe(this::update);
    }

    private @Nullable Working now() {
        var working = document.workingProperty().get();
        if (working != null) {
            return working;
        }
        if (model.session().isDeriving()) {
            return new Working("Working out what follows", model.session()::stopDeriving);
        }
        return model.sendingProperty().get() ? new Working("Sending", model::stopSending) : null;
    }

    /// Somebody has stopped what follows from the lab: the drawing is of an earlier text.
    private boolean isStale() {
        return now() == null && !model.session().isCurrent();
    }

    private void update() {
        if (isStale()) {
            wait.stop();
            offer();
        } else if (now() == null) {
            wait.stop();
            setVisible(false);
            setManaged(false);
        } else if (isVisible()) {
            show();
        } else if (wait.getStatus() != javafx.animation.Animation.Status.RUNNING) {
            wait.playFromStart();
        }
    }

    private void offer() {
        text.setText("Shown is an earlier state of the lab");
        bar.setVisible(false);
        bar.setManaged(false);
        cancel.setText("Work out again");
        cancel.setVisible(true);
        cancel.setOnAction(_ -> model.session().derive());
        setVisible(true);
        setManaged(true);
    }

    private void show() {
        var now = now();
        if (now == null) {
            return;
        }
        text.setText(now.text() + "…");
        bar.setVisible(true);
        bar.setManaged(true);
        cancel.setText("Cancel");
        bar.setAccessibleText(now.text());
        var stop = now.cancel();
        cancel.setVisible(stop != null);
        cancel.setOnAction(
                _ -> {
                    if (stop != null) {
                        stop.run();
                    }
                });
        setVisible(true);
        setManaged(true);
    }
}

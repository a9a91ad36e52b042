package io.netwright.app.ui.walk;

import io.netwright.app.ui.workbench.WorkbenchViewModel;

import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.util.Duration;

import java.util.function.DoubleSupplier;

/// Plays the run hop by hop, from the instant on; from the start once it has reached the end.
public final class Playback {
    private final WorkbenchViewModel model;
    private final DoubleSupplier hopSeconds;
    private final Timeline timer = new Timeline();

    /// Stands still at first.
    ///
    /// @param hopSeconds how long a hop is shown
    public Playback(WorkbenchViewModel model, DoubleSupplier hopSeconds) {
        this.model = model;
        this.hopSeconds = hopSeconds;
        timer.setCycleCount(Animation.INDEFINITE);
        timer.getKeyFrames().setAll(new KeyFrame(Duration.seconds(1), _ -> next()));
    }

    public void playOrPause() {
        if (timer.getStatus() == Animation.Status.RUNNING) {
            timer.stop();
            return;
        }
        if (isAtEnd()) {
            model.step(-model.hops().size());
        }
        timer.setRate(rate());
        timer.playFromStart();
    }

    private double rate() {
        return 1 / hopSeconds.getAsDouble();
    }

    private void next() {
        int before = model.instantProperty().get();
        model.step(1);
        if (model.instantProperty().get() == before || isAtEnd()) {
            timer.stop();
        } else {
            timer.setRate(rate()); // which may have been chosen since
        }
    }

    private boolean isAtEnd() {
        return model.instantProperty().get() >= model.hops().size() - 1;
    }
}

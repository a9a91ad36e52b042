package io.netwright.app.ui.canvas;

import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import org.jspecify.annotations.Nullable;

import java.util.function.BooleanSupplier;

/// Where the packet is on its way, and how it gets from one stop to the next. FX thread only.
public final class WalkPlayer {
    private static final long STEP_NANOS = 240_000_000;

    private final ReadOnlyObjectWrapper<WalkTrack> track =
            new ReadOnlyObjectWrapper<>(this, "track", WalkTrack.NONE);
    private final ReadOnlyDoubleWrapper position = new ReadOnlyDoubleWrapper(this, "position", -1);
    private final BooleanSupplier calm;
    private @Nullable Glide glide;

    /// A smooth change of the position.
    ///
    /// @param start -1 before its first frame
    private record Glide(double from, double to, long start) {}

    /// Nobody on the way yet.
    ///
    /// @param calm does the system ask for less motion
    WalkPlayer(BooleanSupplier calm) {
        this.calm = calm;
    }

    public ReadOnlyObjectProperty<WalkTrack> trackProperty() {
        return track.getReadOnlyProperty();
    }

    public WalkTrack track() {
        return track.get();
    }

    /// The index of a stop, and a fraction of the way to the next; -1 for nowhere.
    public ReadOnlyDoubleProperty positionProperty() {
        return position.getReadOnlyProperty();
    }

    public double position() {
        return position.get();
    }

    /// Shows the way of another packet, which has not begun it.
    public void show(WalkTrack next) {
        glide = null;
        position.set(-1);
        track.set(next);
    }

    /// Puts the packet at a stop, -1 for nowhere: it goes there smoothly from where it was, unless
    /// that is far or the system asks for less motion.
    public void go(int stop) {
        double to = Math.min(stop, track.get().end());
        double from = position.get();
        if (to < 0 || from < 0 || calm.getAsBoolean() || Math.abs(to - from) > 3) {
            glide = null;
            position.set(to);
        } else if (to != from) {
            glide = new Glide(from, to, -1);
        }
    }

    /// A frame of the animation.
    void pulse(long now) {
        var going = glide;
        if (going == null) {
            return;
        }
        if (going.start() < 0) {
            glide = new Glide(going.from(), going.to(), now);
            return;
        }
        double t = Math.clamp((double) (now - going.start()) / STEP_NANOS, 0, 1);
        position.set(going.from() + (going.to() - going.from()) * t);
        if (t >= 1) {
            glide = null;
        }
    }
}

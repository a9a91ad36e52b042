package io.netwright.app.ui.fx;

import javafx.application.Platform;

/// May things move, and how.
public final class Motion {
    private Motion() {}

    /// Does the system ask for less motion? Then things appear in their place at once.
    public static boolean isReduced() {
        return Platform.getPreferences().isReducedMotion();
    }

    /// Slow at both ends: a cubic curve from 0 to 1.
    public static double ease(double t) {
        double x = Math.clamp(t, 0.0, 1.0);
        return x < 0.5 ? 4 * x * x * x : 1 - Math.pow(-2 * x + 2, 3) / 2;
    }
}

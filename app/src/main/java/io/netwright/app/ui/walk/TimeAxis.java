package io.netwright.app.ui.walk;

import java.util.ArrayList;
import java.util.List;

/// Simulated time on a line from 0 to 1. Long waits in which nothing happens, such as those before
/// a retransmission, take little room, so that what happens around them can be told apart.
///
/// @param stretches one after the other
record TimeAxis(List<Stretch> stretches) {
    /// Under this, nothing is a wait.
    private static final long SHORT = 1_000_000;

    private static final double WAIT = 0.04;

    /// All waits together take no more than this.
    private static final double WAITS = 0.4;

    /// A part of the line on which time runs evenly.
    ///
    /// @param idle does nothing happen in it
    record Stretch(long from, long to, double left, double right, boolean idle) {
        private double at(long time) {
            return to == from
                    ? left
                    : left + (right - left) * ((double) (time - from) / (double) (to - from));
        }
    }

    TimeAxis {
        stretches = List.copyOf(stretches);
    }

    /// An axis over the times at which something happens.
    ///
    /// @param times ascending
    static TimeAxis of(List<Long> times) {
        if (times.isEmpty()) {
            return new TimeAxis(List.of());
        }
        long busy = 0;
        for (int i = 1; i < times.size(); i++) {
            long gap = times.get(i) - times.get(i - 1);
            busy += gap < SHORT ? gap : 0;
        }
        long longest = Math.max(SHORT, 4 * busy);
        int waits = 0;
        long running = 0;
        for (int i = 1; i < times.size(); i++) {
            long gap = times.get(i) - times.get(i - 1);
            if (gap > longest) {
                waits++;
            } else {
                running += gap;
            }
        }
        double wait = waits == 0 ? 0 : running == 0 ? 1.0 / waits : Math.min(WAIT, WAITS / waits);
        double rest = 1 - wait * waits;
        var stretches = new ArrayList<Stretch>();
        double left = 0;
        for (int i = 1; i < times.size(); i++) {
            long from = times.get(i - 1);
            long to = times.get(i);
            if (to == from) {
                continue;
            }
            boolean pauses = to - from > longest;
            double width = pauses ? wait : rest * ((double) (to - from) / (double) running);
            stretches.add(new Stretch(from, to, left, left + width, pauses));
            left += width;
        }
        if (stretches.isEmpty()) {
            stretches.add(new Stretch(times.getFirst(), times.getFirst(), 0, 0, false));
        }
        return new TimeAxis(stretches);
    }

    boolean isEmpty() {
        return stretches.isEmpty();
    }

    double position(long time) {
        for (var it : stretches) {
            if (time <= it.to()) {
                return Math.clamp(it.at(time), 0, 1);
            }
        }
        return isEmpty() ? 0 : stretches.getLast().right();
    }

    /// The time at a position.
    long time(double position) {
        for (var it : stretches) {
            if (position <= it.right() && it.right() > it.left()) {
                double share = Math.max(0, position - it.left()) / (it.right() - it.left());
                return it.from() + Math.round(share * (it.to() - it.from()));
            }
        }
        return isEmpty() ? 0 : stretches.getLast().to();
    }
}

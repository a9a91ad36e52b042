package io.netwright.app.ui.canvas;

import io.netwright.app.ui.layout.Box;
import io.netwright.app.ui.layout.Spot;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/// Finds the place for something that floats beside a point: in the window, close to the point,
/// over as little as can be of what people want to read. All in pixels of the screen.
record Placing(List<Obstacle> obstacles, double width, double height) {
    private static final double MARGIN = 8;
    private static final double OFF = 14;
    private static final double STEP = 12;
    private static final int STEPS = 9;

    /// How much covered area is worth one pixel of distance.
    private static final double COVERED = 0.05;

    Placing {
        obstacles = List.copyOf(obstacles);
    }

    /// What should stay readable.
    ///
    /// @param weight how much it matters; 1 for what has nothing to do with the matter
    record Obstacle(Box box, double weight) {}

    Placing without(Box box) {
        var more = new ArrayList<>(obstacles);
        more.add(new Obstacle(box, 50));
        return new Placing(more, width, height);
    }

    /// For something small that moves along.
    Box beside(Spot point, double w, double h) {
        var search = new Search(point, w, h);
        double[] xs = {
            point.x() + OFF,
            point.x() - OFF - w,
            point.x() - w / 2,
            point.x() - 24,
            point.x() + 24 - w
        };
        for (double x : xs) {
            search.offer(x, point.y() - h / 2);
            for (int i = 0; i < STEPS; i++) {
                double off = OFF + i * STEP;
                search.offer(x, point.y() + off);
                search.offer(x, point.y() - off - h);
            }
        }
        return search.best();
    }

    /// For something large that stands still: anywhere in the window.
    Box anywhere(Spot point, double w, double h) {
        var search = new Search(point, w, h);
        for (double y = MARGIN; y <= Math.max(MARGIN, height - h - MARGIN); y += STEP) {
            for (double x = MARGIN; x <= Math.max(MARGIN, width - w - MARGIN); x += STEP) {
                search.offer(x, y);
            }
        }
        return search.best();
    }

    private final class Search {
        private final Spot point;
        private final double w;
        private final double h;
        private @Nullable Box found;
        private double least = Double.MAX_VALUE;

        Search(Spot point, double w, double h) {
            this.point = point;
            this.w = w;
            this.h = h;
        }

        void offer(double x, double y) {
            var box =
                    new Box(
                            Math.rint(Math.clamp(x, MARGIN, Math.max(MARGIN, width - w - MARGIN))),
                            Math.rint(Math.clamp(y, MARGIN, Math.max(MARGIN, height - h - MARGIN))),
                            w,
                            h);
            double cost = cost(box);
            if (cost < least) {
                least = cost;
                found = box;
            }
        }

        Box best() {
            return found == null ? new Box(MARGIN, MARGIN, w, h) : found;
        }

        private double cost(Box box) {
            var keep = new Box(point.x() - 10, point.y() - 10, 20, 20);
            double cost = shared(box, keep) * 100;
            for (var obstacle : obstacles) {
                cost += shared(box, obstacle.box()) * obstacle.weight() * COVERED;
            }
            double dx = Math.max(0, Math.max(box.x() - point.x(), point.x() - box.right()));
            double dy = Math.max(0, Math.max(box.y() - point.y(), point.y() - box.bottom()));
            return cost + Math.hypot(dx, dy);
        }
    }

    private static double shared(Box a, Box b) {
        double w = Math.min(a.right(), b.right()) - Math.max(a.x(), b.x());
        double h = Math.min(a.bottom(), b.bottom()) - Math.max(a.y(), b.y());
        return w <= 0 || h <= 0 ? 0 : w * h;
    }
}

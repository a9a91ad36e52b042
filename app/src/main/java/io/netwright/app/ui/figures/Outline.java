package io.netwright.app.ui.figures;

import javafx.scene.canvas.GraphicsContext;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// A path in a square of 24 by 24, which draws itself on a canvas and tells itself as SVG.
final class Outline {
    private static final double BOX = 24;

    private enum Step {
        MOVE(2, 'M'),
        LINE(2, 'L'),
        CURVE(6, 'C'),
        CLOSE(0, 'Z');

        private final int numbers;
        private final char letter;

        Step(int numbers, char letter) {
            this.numbers = numbers;
            this.letter = letter;
        }
    }

    private final List<Step> steps = new ArrayList<>();
    private double[] numbers = new double[32];
    private int count;

    private Outline add(Step step, double... values) {
        steps.add(step);
        if (count + values.length > numbers.length) {
            numbers = Arrays.copyOf(numbers, numbers.length * 2);
        }
        System.arraycopy(values, 0, numbers, count, values.length);
        count += values.length;
        return this;
    }

    Outline move(double x, double y) {
        return add(Step.MOVE, x, y);
    }

    Outline line(double x, double y) {
        return add(Step.LINE, x, y);
    }

    Outline curve(double x1, double y1, double x2, double y2, double x, double y) {
        return add(Step.CURVE, x1, y1, x2, y2, x, y);
    }

    Outline close() {
        return add(Step.CLOSE);
    }

    Outline segment(double x1, double y1, double x2, double y2) {
        return move(x1, y1).line(x2, y2);
    }

    Outline polygon(double... xy) {
        move(xy[0], xy[1]);
        for (int i = 2; i < xy.length; i += 2) {
            line(xy[i], xy[i + 1]);
        }
        return close();
    }

    Outline rectangle(double x, double y, double w, double h) {
        return polygon(x, y, x + w, y, x + w, y + h, x, y + h);
    }

    Outline circle(double cx, double cy, double r) {
        double k = r * 0.5522847498;
        return move(cx + r, cy)
                .curve(cx + r, cy + k, cx + k, cy + r, cx, cy + r)
                .curve(cx - k, cy + r, cx - r, cy + k, cx - r, cy)
                .curve(cx - r, cy - k, cx - k, cy - r, cx, cy - r)
                .curve(cx + k, cy - r, cx + r, cy - k, cx + r, cy)
                .close();
    }

    /// A heptagon that stands on an edge, corners rounded.
    static Outline heptagon(double radius, double rounding) {
        var outline = new Outline();
        double cx = BOX / 2;
        double cy = BOX / 2 + 0.4;
        double[] xs = new double[7];
        double[] ys = new double[7];
        for (int i = 0; i < 7; i++) {
            double angle = -Math.PI / 2 + i * 2 * Math.PI / 7;
            xs[i] = cx + radius * Math.cos(angle);
            ys[i] = cy + radius * Math.sin(angle);
        }
        for (int i = 0; i < 7; i++) {
            int before = (i + 6) % 7;
            int after = (i + 1) % 7;
            double side = Math.hypot(xs[after] - xs[i], ys[after] - ys[i]);
            double t = rounding / side;
            double inX = xs[i] + (xs[before] - xs[i]) * t;
            double inY = ys[i] + (ys[before] - ys[i]) * t;
            double outX = xs[i] + (xs[after] - xs[i]) * t;
            double outY = ys[i] + (ys[after] - ys[i]) * t;
            if (i == 0) {
                outline.move(inX, inY);
            } else {
                outline.line(inX, inY);
            }
            outline.curve(
                    mid(inX, xs[i]),
                    mid(inY, ys[i]),
                    mid(outX, xs[i]),
                    mid(outY, ys[i]),
                    outX,
                    outY);
        }
        return outline.close();
    }

    private static double mid(double a, double b) {
        return (a + 2 * b) / 3;
    }

    boolean isEmpty() {
        return steps.isEmpty();
    }

    /// Makes it the canvas's current path: `size` wide, its upper left corner at `x`, `y`.
    void trace(GraphicsContext gc, double x, double y, double size) {
        double s = size / BOX;
        gc.beginPath();
        int at = 0;
        for (var step : steps) {
            switch (step) {
                case MOVE -> gc.moveTo(x + numbers[at] * s, y + numbers[at + 1] * s);
                case LINE -> gc.lineTo(x + numbers[at] * s, y + numbers[at + 1] * s);
                case CURVE ->
                        gc.bezierCurveTo(
                                x + numbers[at] * s,
                                y + numbers[at + 1] * s,
                                x + numbers[at + 2] * s,
                                y + numbers[at + 3] * s,
                                x + numbers[at + 4] * s,
                                y + numbers[at + 5] * s);
                case CLOSE -> gc.closePath();
            }
            at += step.numbers;
        }
    }

    /// The same for an `SVGPath`, scaled to `size`.
    String svg(double size) {
        double s = size / BOX;
        var text = new StringBuilder();
        int at = 0;
        for (var step : steps) {
            text.append(step.letter);
            for (int n = 0; n < step.numbers; n++) {
                text.append(String.format(Locale.ROOT, "%.3f ", numbers[at++] * s));
            }
        }
        return text.toString();
    }
}

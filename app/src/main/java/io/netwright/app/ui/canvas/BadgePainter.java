package io.netwright.app.ui.canvas;

import io.netwright.app.ui.layout.Spot;

import javafx.scene.shape.StrokeLineCap;
import javafx.scene.shape.StrokeLineJoin;

/// Draws badges: a disc with a cross for an error, a triangle with a stroke for a warning.
final class BadgePainter {
    private final Brush brush;

    BadgePainter(Brush brush) {
        this.brush = brush;
    }

    void paint(Badge badge, Spot at) {
        double r = Badges.radius(brush.zoom());
        var gc = brush.gc();
        gc.save();
        gc.setLineCap(StrokeLineCap.ROUND);
        gc.setLineJoin(StrokeLineJoin.ROUND);
        if (badge.isError()) {
            error(at, r);
        } else {
            warning(at, r);
        }
        gc.restore();
    }

    private void error(Spot at, double r) {
        brush.dot(at.x(), at.y(), r + 1.5, brush.color(Token.CARD));
        brush.dot(at.x(), at.y(), r, brush.color(Token.ERROR));
        double arm = r * 0.38;
        var gc = brush.gc();
        gc.setStroke(brush.color(Token.GLYPH));
        gc.setLineWidth(Math.max(1.5, r / 4.5));
        gc.strokeLine(at.x() - arm, at.y() - arm, at.x() + arm, at.y() + arm);
        gc.strokeLine(at.x() - arm, at.y() + arm, at.x() + arm, at.y() - arm);
    }

    private void warning(Spot at, double r) {
        double half = r * 0.95;
        double[] xs = {at.x(), at.x() + half, at.x() - half};
        double[] ys = {at.y() - r * 0.85, at.y() + r * 0.75, at.y() + r * 0.75};
        var gc = brush.gc();
        gc.setStroke(brush.color(Token.CARD));
        gc.setLineWidth(5);
        gc.strokePolygon(xs, ys, 3);
        gc.setStroke(brush.color(Token.WARNING));
        gc.setFill(brush.color(Token.WARNING));
        gc.setLineWidth(2);
        gc.strokePolygon(xs, ys, 3);
        gc.fillPolygon(xs, ys, 3);
        gc.setStroke(brush.color(Token.GLYPH));
        gc.setLineWidth(Math.max(1.5, r / 4.5));
        gc.strokeLine(at.x(), at.y() - r * 0.3, at.x(), at.y() + r * 0.15);
        gc.strokeLine(at.x(), at.y() + r * 0.6, at.x(), at.y() + r * 0.6);
    }
}

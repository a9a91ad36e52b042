package io.netwright.app.ui.canvas;

import io.netwright.app.ui.figures.Figure;
import io.netwright.app.ui.figures.Figures;
import io.netwright.app.ui.layout.Box;
import io.netwright.app.ui.layout.Spot;

import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.text.TextAlignment;

import java.util.Collection;
import java.util.List;

/// Draws in units of the drawing, on whole pixels of the screen.
final class Brush {
    private final GraphicsContext gc;
    private final Tokens tokens;
    private final Viewport view;

    Brush(GraphicsContext gc, Tokens tokens, Viewport view) {
        this.gc = gc;
        this.tokens = tokens;
        this.view = view;
        gc.setTextBaseline(VPos.CENTER);
    }

    GraphicsContext gc() {
        return gc;
    }

    double zoom() {
        return view.zoom();
    }

    Color color(Token token) {
        return tokens.get(token);
    }

    double x(double world) {
        return Math.rint(view.screenX(world));
    }

    double y(double world) {
        return Math.rint(view.screenY(world));
    }

    /// On the screen, on whole pixels.
    Box screen(Box world) {
        double left = x(world.x());
        double top = y(world.y());
        return new Box(left, top, x(world.right()) - left, y(world.bottom()) - top);
    }

    void alpha(double alpha) {
        gc.setGlobalAlpha(alpha);
    }

    /// A filled rectangle of screen pixels with a line of one pixel inside its edge.
    void panel(Box box, double radius, Color fill, Color line) {
        double r = Math.min(2 * radius, box.height());
        gc.setFill(fill);
        gc.fillRoundRect(box.x(), box.y(), box.width(), box.height(), r, r);
        outline(box, radius, line, 1);
    }

    void outline(Box box, double radius, Color line, double width) {
        double r = Math.min(2 * radius, box.height());
        double in = width / 2;
        gc.setStroke(line);
        gc.setLineWidth(width);
        gc.strokeRoundRect(
                box.x() + in, box.y() + in, box.width() - width, box.height() - width, r, r);
    }

    void dashedOutline(Box box, double radius, Color line, double width) {
        gc.setLineDashes(5, 4);
        outline(box, radius, line, width);
        gc.setLineDashes();
    }

    /// Text from `x` on, its middle at `y`, in screen pixels.
    void text(String text, Typeface face, double size, double x, double y, Color color) {
        gc.setFill(color);
        gc.setFont(face.at(size));
        gc.setTextAlign(TextAlignment.LEFT);
        gc.fillText(text, Math.rint(x), Math.rint(y));
    }

    /// Text that ends at `right`.
    void textEnding(String text, Typeface face, double size, double right, double y, Color color) {
        text(text, face, size, right - face.width(text, size), y, color);
    }

    void figure(Figure figure, double x, double y, double size) {
        Figures.draw(gc, figure, x, y, size, color(Token.of(figure)), color(Token.GLYPH));
    }

    void dot(double x, double y, double radius, Color color) {
        gc.setFill(color);
        gc.fillOval(x - radius, y - radius, 2 * radius, 2 * radius);
    }

    void ring(double x, double y, double radius, double width, Color color) {
        gc.setStroke(color);
        gc.setLineWidth(width);
        gc.strokeOval(x - radius, y - radius, 2 * radius, 2 * radius);
    }

    /// A line through points of the drawing, `dx`, `dy` screen pixels beside it.
    void polyline(List<Spot> spots, double dx, double dy, Color color, double width) {
        polylines(List.of(spots), dx, dy, color, width);
    }

    /// Several of them in one stroke: where they meet, they are no darker.
    void polylines(Collection<List<Spot>> lines, double dx, double dy, Color color, double width) {
        double half = Math.rint(width) % 2 == 1 ? 0.5 : 0;
        gc.setStroke(color);
        gc.setLineWidth(width);
        gc.beginPath();
        for (var spots : lines) {
            for (int i = 0; i < spots.size(); i++) {
                double px = x(spots.get(i).x()) + dx + half;
                double py = y(spots.get(i).y()) + dy + half;
                if (i == 0) {
                    gc.moveTo(px, py);
                } else {
                    gc.lineTo(px, py);
                }
            }
        }
        gc.stroke();
    }
}

package io.netwright.app.ui.figures;

import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.layout.StackPane;
import javafx.scene.paint.Paint;
import javafx.scene.shape.FillRule;
import javafx.scene.shape.Rectangle;
import javafx.scene.shape.SVGPath;
import javafx.scene.shape.StrokeLineCap;
import javafx.scene.shape.StrokeLineJoin;

/// Draws figures: the same one as a node for lists and palettes, and on a canvas.
public final class Figures {
    private static final Outline HEPTAGON = Outline.heptagon(11.6, 2.2);
    private static final Outline SHIELD =
            new Outline()
                    .move(12, 1)
                    .line(21, 4.4)
                    .line(21, 11)
                    .curve(21, 16.8, 17.2, 21, 12, 23)
                    .curve(6.8, 21, 3, 16.8, 3, 11)
                    .line(3, 4.4)
                    .close();

    private Figures() {}

    /// A figure of that size; its colors come from the style sheet, by [Figure#styleClass].
    public static Node icon(Figure figure, double size) {
        var art = Art.of(figure);
        // The clear square keeps the drawing where it belongs whatever it leaves free.
        var square = new Rectangle(size, size);
        square.setFill(null);
        var group = new Group(square, shape(ground(figure), size, "ground"));
        group.getStyleClass().addAll("figure", figure.styleClass());
        if (!art.solid().isEmpty()) {
            var solid = shape(art.solid(), size, "glyph");
            solid.setStrokeWidth(0);
            group.getChildren().add(solid);
        }
        if (!art.lines().isEmpty()) {
            var lines = shape(art.lines(), size, "line");
            lines.setStrokeWidth(strokeWidth(size));
            group.getChildren().add(lines);
        }
        var pane = new StackPane(group);
        pane.setMinSize(size, size);
        pane.setMaxSize(size, size);
        pane.setMouseTransparent(true);
        return pane;
    }

    private static SVGPath shape(Outline outline, double size, String styleClass) {
        var path = new SVGPath();
        path.setContent(outline.svg(size));
        path.setFillRule(FillRule.EVEN_ODD);
        path.getStyleClass().add(styleClass);
        return path;
    }

    /// Draws it with its upper left corner at `x`, `y`.
    ///
    /// @param hue of the ground
    /// @param ink of the glyph on it
    public static void draw(
            GraphicsContext gc,
            Figure figure,
            double x,
            double y,
            double size,
            Paint hue,
            Paint ink) {
        ground(figure).trace(gc, x, y, size);
        gc.setFill(hue);
        gc.fill();
        if (size < 9) {
            return; // a glyph would be a smear
        }
        var art = Art.of(figure);
        if (!art.solid().isEmpty()) {
            art.solid().trace(gc, x, y, size);
            gc.setFillRule(FillRule.EVEN_ODD);
            gc.setFill(ink);
            gc.fill();
            gc.setFillRule(FillRule.NON_ZERO);
        }
        if (!art.lines().isEmpty()) {
            art.lines().trace(gc, x, y, size);
            gc.setStroke(ink);
            gc.setLineWidth(strokeWidth(size));
            gc.setLineCap(StrokeLineCap.ROUND);
            gc.setLineJoin(StrokeLineJoin.ROUND);
            gc.stroke();
            gc.setLineCap(StrokeLineCap.BUTT);
            gc.setLineJoin(StrokeLineJoin.MITER);
        }
    }

    private static double strokeWidth(double size) {
        return Math.max(0.9, size * 1.5 / 24);
    }

    private static Outline ground(Figure figure) {
        return figure == Figure.POLICY ? SHIELD : HEPTAGON;
    }
}

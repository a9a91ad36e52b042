package io.netwright.app.ui.canvas;

import io.netwright.app.ui.layout.Sizes;
import io.netwright.app.ui.layout.Spot;

import javafx.scene.paint.Color;

import java.util.List;

/// Draws how things belong to what is selected: wires in the gaps between cards, and rings.
final class RelationPainter {
    /// More than that are rings alone.
    private static final int MANY = 60;

    private final CanvasScene scene;
    private final Brush brush;
    private final Highlight highlight;

    RelationPainter(CanvasScene scene, Brush brush, Highlight highlight) {
        this.scene = scene;
        this.brush = brush;
        this.highlight = highlight;
    }

    void wires() {
        if (highlight.wires().size() > MANY) {
            return;
        }
        for (var wire : highlight.wires()) {
            var from = scene.get(wire.from());
            var to = scene.get(wire.to());
            if (from == null || to == null || isDot(to) || isPolicy(wire)) {
                continue;
            }
            var way = way(from, to);
            var color = color(wire);
            if (isDashed(wire)) {
                brush.gc().setLineDashes(5, 4);
            }
            brush.polyline(way, 0, 0, color, 1.5);
            brush.gc().setLineDashes();
            brush.dot(brush.x(way.getLast().x()), brush.y(way.getLast().y()), 3, color);
        }
    }

    void rings() {
        for (var wire : highlight.wires()) {
            var to = scene.get(wire.to());
            if (to == null || isDot(to)) {
                continue;
            }
            var box = brush.screen(to.box());
            if (isDashed(wire)) {
                brush.dashedOutline(box, 6, color(wire), 1.5);
            } else {
                brush.outline(box, 6, color(wire), 1.5);
            }
        }
    }

    /// From far, a pod is one dot of many.
    private boolean isDot(Thing thing) {
        return thing instanceof Thing.PodCard && Depth.of(brush.zoom()) == Depth.FAR;
    }

    /// Down from one, along the gap below it, down beside the other, and in from its right.
    private static List<Spot> way(Thing from, Thing to) {
        var start = new Spot(from.box().centerX(), from.box().bottom());
        double gap = start.y() + Sizes.LANE_GAP / 2;
        var box = to.box();
        if (to instanceof Thing.PodCard || to instanceof Thing.OutsideCard) {
            double side = box.right() + Sizes.PADDING / 2;
            return List.of(
                    start,
                    new Spot(start.x(), gap),
                    new Spot(side, gap),
                    new Spot(side, box.centerY()),
                    new Spot(box.right(), box.centerY()));
        }
        return List.of(
                start,
                new Spot(start.x(), gap),
                new Spot(box.centerX(), gap),
                new Spot(box.centerX(), box.y()));
    }

    /// A policy names many; rings say so without a net of wires.
    private static boolean isPolicy(Wire wire) {
        return wire.meaning() == Wire.Meaning.SELECTS || wire.meaning() == Wire.Meaning.ADMITS;
    }

    private static boolean isDashed(Wire wire) {
        return !wire.ready() || wire.meaning() == Wire.Meaning.ADMITS;
    }

    private Color color(Wire wire) {
        return switch (wire.meaning()) {
            case ENDPOINT -> brush.color(Token.SERVICE);
            case ROUTES_TO -> brush.color(Token.INGRESS);
            case SELECTS, ADMITS -> brush.color(Token.POLICY);
        };
    }
}

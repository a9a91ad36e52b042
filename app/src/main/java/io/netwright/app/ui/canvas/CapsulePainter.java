package io.netwright.app.ui.canvas;

import io.netwright.app.ui.fx.Motion;
import io.netwright.app.ui.layout.Box;
import io.netwright.app.ui.layout.Spot;

import javafx.scene.paint.Color;

/// Draws what a packet says of itself: protocol and addresses, and a shell around them per tunnel.
final class CapsulePainter {
    private static final double SIZE = 11;
    private static final double LINE = 18;
    private static final double HEIGHT = 24;
    private static final String ARROW = " → ";

    private final Brush brush;

    CapsulePainter(Brush brush) {
        this.brush = brush;
    }

    /// How large it gets.
    Box size(WalkTrack.Capsule capsule) {
        double inner =
                Typeface.STRONG.width(capsule.protocol(), SIZE)
                        + 12
                        + Typeface.MONO.width(capsule.source(), SIZE)
                        + Typeface.MONO.width(ARROW, SIZE)
                        + Typeface.MONO.width(capsule.destination(), SIZE)
                        + 22;
        int shells = capsule.shells().size();
        double w = inner + shells * 8;
        for (var shell : capsule.shells()) {
            w = Math.max(w, Typeface.MONO.width(shell, SIZE) + 24);
        }
        return new Box(0, 0, Math.ceil(w), HEIGHT + shells * (LINE + 4));
    }

    /// @param roll how far a changed address has come into view
    /// @param point where the packet is; a thin line leads there
    void paint(WalkTrack.Capsule capsule, boolean reply, double roll, Box at, Spot point) {
        var tone = brush.color(reply ? Token.DELIVERED : Token.ACCENT);
        leader(brush, at, point, tone);
        shadow(brush, at);
        var box = at;
        for (var shell : capsule.shells()) {
            brush.panel(box, 8, brush.color(Token.FLOAT), brush.color(Token.OUTSIDE));
            brush.text(
                    shell,
                    Typeface.MONO,
                    SIZE,
                    box.x() + 12,
                    box.y() + LINE / 2 + 2,
                    brush.color(Token.OUTSIDE));
            box = new Box(box.x() + 4, box.y() + LINE, box.width() - 8, box.height() - LINE - 4);
        }
        brush.panel(box, 8, brush.color(Token.FLOAT), tone);
        double y = box.centerY();
        double x = box.x() + 11;
        brush.text(capsule.protocol(), Typeface.STRONG, SIZE, x, y, tone);
        x += Typeface.STRONG.width(capsule.protocol(), SIZE) + 12;
        address(capsule.source(), capsule.sourceMarked(), roll, x, y, box);
        x += Typeface.MONO.width(capsule.source(), SIZE);
        brush.text(ARROW, Typeface.MONO, SIZE, x, y, brush.color(Token.MUTED));
        x += Typeface.MONO.width(ARROW, SIZE);
        address(capsule.destination(), capsule.destinationMarked(), roll, x, y, box);
    }

    /// A thin line from what floats to the point that it speaks of.
    static void leader(Brush brush, Box box, Spot point, Color color) {
        double x = Math.clamp(point.x(), box.x() + 12, Math.max(box.x() + 12, box.right() - 12));
        double y = Math.clamp(point.y(), box.y(), box.bottom());
        if (point.x() < box.x() || point.x() > box.right()) {
            x = Math.clamp(point.x(), box.x(), box.right());
            y = Math.clamp(point.y(), box.y() + 8, Math.max(box.y() + 8, box.bottom() - 8));
        }
        brush.gc().setStroke(color);
        brush.gc().setLineWidth(1);
        brush.gc().strokeLine(point.x(), point.y(), x, y);
    }

    private void address(String text, boolean marked, double roll, double x, double y, Box clip) {
        if (!marked) {
            brush.text(text, Typeface.MONO, SIZE, x, y, brush.color(Token.TEXT));
            return;
        }
        double w = Typeface.MONO.width(text, SIZE);
        var gc = brush.gc();
        gc.save();
        gc.beginPath();
        gc.rect(clip.x(), clip.y() + 1, clip.width(), clip.height() - 2);
        gc.clip();
        gc.setFill(brush.color(Token.CHANGED_FILL));
        gc.fillRoundRect(x - 3, y - 8, w + 6, 16, 6, 6);
        double down = (1 - Motion.ease(roll)) * LINE;
        brush.text(text, Typeface.MONO, SIZE, x, y + down, brush.color(Token.CHANGED));
        gc.setFill(brush.color(Token.CHANGED));
        gc.fillRect(Math.rint(x), Math.rint(y + 7), Math.rint(w), 1);
        gc.restore();
    }

    static void shadow(Brush brush, Box box) {
        brush.gc().setFill(brush.color(Token.SHADOW));
        brush.gc().fillRoundRect(box.x(), box.y() + 3, box.width(), box.height(), 20, 20);
    }
}

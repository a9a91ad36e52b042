package io.netwright.app.ui.canvas;

import io.netwright.app.ui.layout.Spot;
import io.netwright.sim.trace.Verdict;

import javafx.scene.paint.Color;

import java.util.ArrayList;
import java.util.List;

/// Draws how a packet ended: a sign where it did, and beside it the reason, the file and the line,
/// and what would help.
final class EndingPainter {
    private static final double WIDEST = 340;
    private static final double LINE = 17;

    private final Brush brush;

    EndingPainter(Brush brush) {
        this.brush = brush;
    }

    void callout(WalkTrack.Ending ending, Spot point, Placing placing) {
        var color = brush.color(Token.of(ending.verdict()));
        String word = ending.verdict().text();
        double width = Math.max(120, Typeface.STRONG.width(word, 12) + 44);
        width = Math.max(width, Math.min(WIDEST, Typeface.TEXT.width(ending.reason(), 12) + 25));
        width = Math.max(width, Typeface.MONO.width(ending.where(), 11) + 24);
        var reason = wrapped(ending.reason(), 12, width - 24);
        var meaning =
                ending.meaning().isEmpty()
                        ? List.<String>of()
                        : wrapped(ending.meaning(), 11, width - 24);
        double height =
                34
                        + reason.size() * LINE
                        + (ending.where().isEmpty() ? 0 : LINE)
                        + (meaning.isEmpty() ? 0 : 6 + meaning.size() * 15)
                        + 4;
        var box = placing.anywhere(point, Math.ceil(width), Math.ceil(height));
        CapsulePainter.leader(brush, box, point, color);
        CapsulePainter.shadow(brush, box);
        brush.panel(box, 6, brush.color(Token.FLOAT), color);
        sign(ending.verdict(), box.x() + 18, box.y() + 17);
        brush.text(word, Typeface.STRONG, 12, box.x() + 32, box.y() + 17, color);
        double x = box.x() + 12;
        double y = box.y() + 40;
        for (var text : reason) {
            brush.text(text, Typeface.TEXT, 12, x, y, brush.color(Token.TEXT));
            y += LINE;
        }
        if (!ending.where().isEmpty()) {
            brush.text(ending.where(), Typeface.MONO, 11, x, y, brush.color(Token.ACCENT));
            y += LINE;
        }
        y += 4;
        for (var text : meaning) {
            brush.text(text, Typeface.TEXT, 11, x, y, brush.color(Token.MUTED));
            y += 15;
        }
    }

    private static List<String> wrapped(String text, double size, double room) {
        var lines = new ArrayList<String>();
        var line = new StringBuilder();
        for (var word : text.split(" ", -1)) {
            String longer = line.isEmpty() ? word : line + " " + word;
            if (!line.isEmpty() && Typeface.TEXT.width(longer, size) > room) {
                lines.add(line.toString());
                line = new StringBuilder(word);
            } else {
                line = new StringBuilder(longer);
            }
        }
        lines.add(line.toString());
        return lines;
    }

    /// ✓ ✕ ↩ ?, drawn, for fonts lack them.
    void sign(Verdict verdict, double x, double y) {
        Color color = brush.color(Token.of(verdict));
        brush.dot(x, y, 8, color);
        var gc = brush.gc();
        gc.setStroke(brush.color(Token.FLOAT));
        gc.setLineWidth(1.8);
        gc.beginPath();
        switch (verdict) {
            case DELIVERED -> {
                gc.moveTo(x - 3.5, y);
                gc.lineTo(x - 1, y + 2.8);
                gc.lineTo(x + 3.6, y - 2.8);
            }
            case DROPPED -> {
                gc.moveTo(x - 3, y - 3);
                gc.lineTo(x + 3, y + 3);
                gc.moveTo(x + 3, y - 3);
                gc.lineTo(x - 3, y + 3);
            }
            case REJECTED -> {
                gc.moveTo(x - 0.5, y - 3.5);
                gc.lineTo(x - 3.5, y - 0.8);
                gc.lineTo(x - 0.5, y + 2);
                gc.moveTo(x - 3.5, y - 0.8);
                gc.lineTo(x + 1, y - 0.8);
                gc.bezierCurveTo(x + 4.5, y - 0.8, x + 4.5, y + 3.6, x + 1, y + 3.6);
            }
            case UNKNOWN, UNRESOLVED ->
                    brush.text(
                            "?",
                            Typeface.STRONG,
                            12,
                            x - Typeface.STRONG.width("?", 12) / 2,
                            y,
                            brush.color(Token.FLOAT));
        }
        gc.stroke();
    }
}

package io.netwright.app.ui.canvas;

import io.netwright.app.ui.fx.Motion;
import io.netwright.app.ui.layout.Box;
import io.netwright.app.ui.layout.Spot;
import io.netwright.sim.trace.Verdict;

import javafx.scene.paint.Color;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Draws a packet on its way: the path behind it, the capsule, and how it ends.
final class WalkPainter {
    /// The reply runs this many pixels beside the request.
    private static final double BESIDE = 5;

    /// The last part of a step shows a changed address roll over.
    private static final double ROLLS_FROM = 0.72;

    private static final double SIZE = 11;
    private static final double LINE = 18;

    private final CanvasScene scene;
    private final WalkTrack track;
    private final WalkPath path;
    private final Brush brush;

    WalkPainter(CanvasScene scene, WalkTrack track, Brush brush) {
        this.scene = scene;
        this.track = track;
        this.path = new WalkPath(scene);
        this.brush = brush;
    }

    void paint(double position, double width, double height) {
        if (track.isEmpty()) {
            return;
        }
        if (position < 0) {
            branches();
            ahead(0);
            return;
        }
        double at = Math.clamp(position, 0, track.end());
        int index = (int) Math.floor(at);
        double part = at - index;
        branches();
        ahead(index);
        for (int i = 0; i < index; i++) {
            trail(path.between(track.stops().get(i), track.stops().get(i + 1)), i);
        }
        var stop = track.stops().get(index);
        Spot spot = path.at(stop);
        boolean rolls = false;
        double roll = 1;
        var shown = stop;
        if (part > 0) {
            var next = track.stops().get(index + 1);
            var way = path.between(stop, next);
            double along = Motion.ease(next.changed() ? Math.min(1, part / ROLLS_FROM) : part);
            var walked = upTo(way, along);
            trail(walked, index);
            spot = walked.getLast();
            shown = next.reply() == stop.reply() ? stop : next;
            if (next.changed() && part > ROLLS_FROM) {
                rolls = true;
                roll = (part - ROLLS_FROM) / (1 - ROLLS_FROM);
                shown = next;
            }
        }
        for (int i = 0; i <= index; i++) {
            marks(track.stops().get(i), i == index && part == 0);
        }
        double x = brush.x(spot.x()) + side(shown);
        double y = brush.y(spot.y()) + side(shown);
        brush.dot(x, y, 6, brush.color(Token.BG));
        brush.dot(x, y, 5, brush.color(Token.ACCENT));
        var ending = track.ending();
        boolean ended = at >= track.end() && ending != null;
        if (ended && ending != null) {
            sign(ending.verdict(), x, y, brush.color(Token.of(ending.verdict())));
        }
        capsule(shown.capsule(), x, y, rolls ? roll : 1, width, height, ended);
    }

    private double side(WalkTrack.Stop stop) {
        return stop.reply() ? BESIDE : 0;
    }

    /// What is still to come, faint.
    private void ahead(int from) {
        brush.alpha(0.3);
        for (int i = from; i + 1 < track.stops().size(); i++) {
            var stop = track.stops().get(i + 1);
            brush.polyline(
                    path.between(track.stops().get(i), stop),
                    side(stop),
                    side(stop),
                    brush.color(Token.ACCENT),
                    1);
        }
        brush.alpha(1);
    }

    private void trail(List<Spot> way, int index) {
        var stop = track.stops().get(Math.min(index + 1, track.stops().size() - 1));
        var color = stop.reply() ? brush.color(Token.DELIVERED) : brush.color(Token.ACCENT);
        double width = stop.capsule().shells().isEmpty() ? 2.5 : 4.5;
        brush.polyline(way, side(stop), side(stop), color, width);
    }

    /// A small sign where something was decided.
    private void marks(WalkTrack.Stop stop, boolean here) {
        var spot = path.at(stop);
        double x = brush.x(spot.x()) + side(stop);
        double y = brush.y(spot.y()) + side(stop);
        if (stop.changed()) {
            brush.dot(x, y, 4, brush.color(Token.CHANGED));
        } else if (!here) {
            brush.dot(x, y, 2.5, brush.color(stop.reply() ? Token.DELIVERED : Token.ACCENT));
        }
    }

    private void branches() {
        var from =
                track.stops().stream()
                        .filter(WalkTrack.Stop::changed)
                        .findFirst()
                        .orElse(track.stops().getFirst());
        var start = path.at(from);
        for (var branch : track.branches()) {
            String address =
                    branch.endpoint().replaceFirst(":\\d+$", "").replaceAll("[\\[\\]]", "");
            for (var pod : scene.podsIn(scene.bounds())) {
                if (!pod.hostNetwork() && pod.address().equals(address)) {
                    var end = new Spot(pod.box().centerX(), pod.box().bottom());
                    brush.alpha(0.55);
                    brush.curve(end, start, brush.color(Token.SERVICE), 1, true);
                    brush.alpha(1);
                    chip(
                            String.format(Locale.ROOT, "%.0f %%", branch.probability() * 100),
                            brush.x(end.x()),
                            brush.y(end.y()) + 10);
                }
            }
        }
    }

    private void chip(String text, double x, double y) {
        double w = Typeface.MONO.width(text, 10) + 10;
        var box = new Box(Math.rint(x - w / 2), Math.rint(y - 8), Math.ceil(w), 16);
        brush.panel(box, 8, brush.color(Token.FLOAT), brush.color(Token.SERVICE));
        brush.text(text, Typeface.MONO, 10, box.x() + 5, box.centerY(), brush.color(Token.TEXT));
    }

    private static List<Spot> upTo(List<Spot> way, double part) {
        double total = 0;
        for (int i = 1; i < way.size(); i++) {
            total += way.get(i).distance(way.get(i - 1));
        }
        double left = total * part;
        var walked = new ArrayList<Spot>(List.of(way.getFirst()));
        for (int i = 1; i < way.size(); i++) {
            var a = way.get(i - 1);
            var b = way.get(i);
            double length = b.distance(a);
            if (length >= left) {
                double t = length == 0 ? 1 : left / length;
                walked.add(a.plus((b.x() - a.x()) * t, (b.y() - a.y()) * t));
                return walked;
            }
            left -= length;
            walked.add(b);
        }
        return walked;
    }

    /// Protocol and addresses; one shell around them per tunnel; below, how it ended.
    private void capsule(
            WalkTrack.Capsule capsule,
            double x,
            double y,
            double roll,
            double width,
            double height,
            boolean ended) {
        double protocol = Typeface.STRONG.width(capsule.protocol(), SIZE) + 14;
        double source = Typeface.MONO.width(capsule.source(), SIZE);
        double arrow = Typeface.MONO.width(" → ", SIZE);
        double destination = Typeface.MONO.width(capsule.destination(), SIZE);
        double inner = protocol + 8 + source + arrow + destination + 10;
        int shells = capsule.shells().size();
        double w = inner;
        for (var shell : capsule.shells()) {
            w = Math.max(w, Typeface.MONO.width(shell, SIZE) + 20);
        }
        w += shells * 8;
        double h = 24 + shells * (LINE + 4);
        double left = Math.rint(Math.clamp(x - w / 2, 8, Math.max(8, width - w - 8)));
        double top = Math.rint(y - h - 14);
        if (top < 8) {
            top = Math.rint(y + 14);
        }
        shadow(new Box(left, top, w, h));
        var box = new Box(left, top, Math.ceil(w), h);
        for (int i = 0; i < shells; i++) {
            brush.panel(box, 10, brush.color(Token.FLOAT), brush.color(Token.OUTSIDE));
            brush.text(
                    capsule.shells().get(i),
                    Typeface.MONO,
                    SIZE,
                    box.x() + 10,
                    box.y() + LINE / 2 + 2,
                    brush.color(Token.OUTSIDE));
            box = new Box(box.x() + 4, box.y() + LINE, box.width() - 8, box.height() - LINE - 4);
        }
        brush.panel(box, 10, brush.color(Token.FLOAT), brush.color(Token.ACCENT));
        double middle = box.centerY();
        double tx = box.x() + 10;
        brush.text(
                capsule.protocol(), Typeface.STRONG, SIZE, tx, middle, brush.color(Token.ACCENT));
        tx += protocol + 4;
        address(capsule.source(), capsule.sourceMarked(), roll, tx, middle, box);
        tx += source;
        brush.text(" → ", Typeface.MONO, SIZE, tx, middle, brush.color(Token.MUTED));
        tx += arrow;
        address(capsule.destination(), capsule.destinationMarked(), roll, tx, middle, box);
        if (ended) {
            ending(left, top, w, h, y, width, height);
        }
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

    private void shadow(Box box) {
        brush.gc().setFill(brush.color(Token.SHADOW));
        brush.gc().fillRoundRect(box.x(), box.y() + 3, box.width(), box.height(), 20, 20);
    }

    private void ending(
            double left, double top, double w, double h, double y, double width, double height) {
        var ending = track.ending();
        if (ending == null) {
            return;
        }
        var color = brush.color(Token.of(ending.verdict()));
        String word = ending.verdict().text();
        double head = Typeface.STRONG.width(word, 12) + 36;
        double body = Math.min(420, Typeface.TEXT.width(ending.reason(), 12));
        double callout = Math.max(head, body + 24);
        callout = Math.max(callout, Typeface.MONO.width(ending.where(), SIZE) + 24);
        var lines = wrapped(ending.reason(), callout - 24);
        double tall = 32 + lines.size() * 17 + (ending.where().isEmpty() ? 0 : 18) + 6;
        double x = Math.clamp(left + w / 2 - callout / 2, 8, Math.max(8, width - callout - 8));
        double below = Math.max(top + h, y) + 12;
        double place = below + tall + 8 < height ? below : Math.max(8, top - tall - 8);
        var box = new Box(Math.rint(x), Math.rint(place), Math.ceil(callout), tall);
        shadow(box);
        brush.panel(box, 6, brush.color(Token.FLOAT), color);
        sign(ending.verdict(), box.x() + 18, box.y() + 17, color);
        brush.text(word, Typeface.STRONG, 12, box.x() + 32, box.y() + 17, color);
        double line = box.y() + 38;
        for (var text : lines) {
            brush.text(text, Typeface.TEXT, 12, box.x() + 12, line, brush.color(Token.TEXT));
            line += 17;
        }
        if (!ending.where().isEmpty()) {
            brush.text(
                    ending.where(),
                    Typeface.MONO,
                    SIZE,
                    box.x() + 12,
                    line,
                    brush.color(Token.ACCENT));
        }
    }

    private static List<String> wrapped(String text, double room) {
        var lines = new ArrayList<String>();
        var line = new StringBuilder();
        for (var word : text.split(" ", -1)) {
            String longer = line.isEmpty() ? word : line + " " + word;
            if (!line.isEmpty() && Typeface.TEXT.width(longer, 12) > room) {
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
    private void sign(Verdict verdict, double x, double y, Color color) {
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

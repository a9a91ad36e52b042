package io.netwright.app.ui.canvas;

import io.netwright.app.ui.layout.Spot;
import io.netwright.sim.trace.Hop;

import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.text.Font;

/// Draws a packet on its way: the path behind it, the path before it, and the packet itself as a
/// capsule, with a shell around it while it is encapsulated.
final class PacketPainter {
    private final GraphicsContext gc;
    private final Tokens tokens;
    private final Viewport view;

    PacketPainter(GraphicsContext gc, Tokens tokens, Viewport view) {
        this.gc = gc;
        this.tokens = tokens;
        this.view = view;
    }

    /// Draws all of it.
    ///
    /// @param instant the index of the hop that is shown
    /// @param from where the capsule comes from
    /// @param part how much of the way from there it has gone, 0 to 1
    void draw(PacketTrack track, int instant, Spot from, double part) {
        if (track.isEmpty() || instant < 0) {
            return;
        }
        path(track, 0, track.spots().size() - 1, 0.25, 1.5);
        path(track, 0, instant, 1, 2.5);
        var to = track.spots().get(instant);
        var at =
                new Spot(
                        from.x() + (to.x() - from.x()) * part,
                        from.y() + (to.y() - from.y()) * part);
        boolean end = instant == track.hops().size() - 1;
        capsule(track, track.hops().get(instant), view.toScreen(at), end);
    }

    private void path(PacketTrack track, int first, int last, double alpha, double width) {
        gc.setGlobalAlpha(alpha);
        gc.setLineWidth(width);
        for (int i = first; i < last; i++) {
            var a = view.toScreen(track.spots().get(i));
            var b = view.toScreen(track.spots().get(i + 1));
            boolean reply = track.hops().get(i + 1).leg() == Hop.Leg.REPLY;
            gc.setStroke(tokens.get(reply ? Token.DELIVERED : Token.ACCENT));
            gc.strokeLine(a.x(), a.y(), b.x(), b.y());
        }
        gc.setGlobalAlpha(1);
    }

    private void capsule(PacketTrack track, Hop hop, Spot at, boolean end) {
        var label = PacketTrack.label(hop.after());
        var shell = PacketTrack.shell(hop.after());
        boolean changed = !PacketTrack.label(hop.before()).equals(label);
        gc.setFont(Font.font("JetBrains Mono", 11));
        gc.setTextBaseline(VPos.CENTER);
        double w = label.length() * 6.7 + 20;
        double y = at.y() - 24;
        if (shell.isPresent()) {
            double outer = Math.max(w + 12, shell.get().length() * 6.7 + 20);
            box(at.x() - outer / 2, y - 28, outer, 44, Token.FLOAT, Token.SERVICE);
            gc.setFill(tokens.get(Token.SERVICE));
            gc.fillText(shell.get(), at.x() - outer / 2 + 10, y - 17);
        }
        box(
                at.x() - w / 2,
                y - 10,
                w,
                20,
                changed ? Token.CHANGED_FILL : Token.FLOAT,
                changed ? Token.CHANGED : Token.ACCENT);
        gc.setFill(tokens.get(changed ? Token.CHANGED : Token.TEXT));
        gc.fillText(label, at.x() - w / 2 + 10, y);
        gc.setFill(tokens.get(Token.ACCENT));
        gc.fillOval(at.x() - 5, at.y() - 5, 10, 10);
        var verdict = track.verdict();
        if (end && verdict != null) {
            var hue = Token.of(verdict);
            var word = verdict.sign() + " " + verdict.text();
            double width = word.length() * 7.2 + 18;
            box(at.x() - width / 2, at.y() + 10, width, 22, Token.FLOAT, hue);
            gc.setFont(Font.font("Inter SemiBold", 12));
            gc.setFill(tokens.get(hue));
            gc.fillText(word, at.x() - width / 2 + 9, at.y() + 21);
        }
    }

    private void box(double x, double y, double w, double h, Token fill, Token line) {
        gc.setFill(tokens.get(fill));
        gc.fillRoundRect(x, y, w, h, 12, 12);
        gc.setStroke(tokens.get(line));
        gc.setLineWidth(1.5);
        gc.strokeRoundRect(x, y, w, h, 12, 12);
    }
}

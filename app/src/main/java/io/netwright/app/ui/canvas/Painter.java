package io.netwright.app.ui.canvas;

import io.netwright.app.ui.figures.Figure;
import io.netwright.app.ui.figures.Figures;
import io.netwright.app.ui.layout.Box;
import io.netwright.app.ui.layout.ElementId;
import io.netwright.app.ui.layout.Spot;

import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;

import org.jspecify.annotations.Nullable;

import java.util.Set;

/// Draws one frame of a canvas: what is seen, at the depth that is legible.
final class Painter {
    private static final double DIMMED = 0.32;

    private final GraphicsContext gc;
    private final Tokens tokens;
    private final CanvasScene scene;
    private final Viewport view;
    private final Depth depth;
    private final Set<ElementId> lit;
    private final @Nullable ElementId selected;

    /// @param lit what the selection means, empty where nothing is to be dimmed
    Painter(
            GraphicsContext gc,
            Tokens tokens,
            CanvasScene scene,
            Viewport view,
            Set<ElementId> lit,
            @Nullable ElementId selected) {
        this.gc = gc;
        this.tokens = tokens;
        this.scene = scene;
        this.view = view;
        this.depth = Depth.of(view.zoom());
        this.lit = lit;
        this.selected = selected;
    }

    void ground(double width, double height) {
        gc.setGlobalAlpha(1);
        gc.setFill(tokens.get(Token.BG));
        gc.fillRect(0, 0, width, height);
        gc.setTextBaseline(VPos.CENTER);
        if (view.zoom() < 0.5) {
            return;
        }
        gc.setFill(tokens.get(Token.GRID));
        double step = 3 * Spot.GRID * view.zoom();
        double startX = Math.floorMod((long) -(view.x() * view.zoom()), (long) step);
        double startY = Math.floorMod((long) -(view.y() * view.zoom()), (long) step);
        for (double x = startX; x < width; x += step) {
            for (double y = startY; y < height; y += step) {
                gc.fillRect(Math.rint(x), Math.rint(y), 1, 1);
            }
        }
    }

    void things(double width, double height) {
        var visible = view.visible(width, height).grown(40);
        wires();
        for (var thing : scene.others()) {
            if (thing.box().overlaps(visible)) {
                gc.setGlobalAlpha(alpha(thing.id()));
                draw(thing);
            }
        }
        for (var pod : scene.podsIn(visible)) {
            gc.setGlobalAlpha(alpha(pod.id()));
            pod(pod);
        }
        gc.setGlobalAlpha(1);
    }

    private double alpha(ElementId id) {
        return lit.isEmpty() || lit.contains(id) ? 1 : DIMMED;
    }

    /// The wire between the nodes, and from the router to the outside.
    private void wires() {
        gc.setStroke(tokens.get(Token.WIRE));
        gc.setLineWidth(Math.max(1, 1.5 * Math.min(1, view.zoom())));
        for (var thing : scene.others()) {
            if (thing instanceof Thing.NodeFrame frame) {
                var plumbing = frame.plumbing();
                line(plumbing.card(), frame.box().bottom(), plumbing.card(), plumbing.bus());
                line(plumbing.card(), plumbing.bus(), scene.trunk(), plumbing.bus());
            }
            if (thing instanceof Thing.RouterBox router) {
                double y = router.box().centerY();
                line(router.box().right(), y, scene.trunk(), y);
                for (double bus : scene.buses()) {
                    line(scene.trunk(), y, scene.trunk(), bus);
                }
            }
            if (thing instanceof Thing.OutsideCard card) {
                scene.thing(new ElementId.Router())
                        .ifPresent(
                                router ->
                                        line(
                                                card.box().right(),
                                                card.box().centerY(),
                                                router.box().x(),
                                                router.box().centerY()));
            }
        }
    }

    /// Curves from a thing to what belongs to it.
    void relation(Box from, Box to, Token hue, boolean ready) {
        gc.setStroke(tokens.get(hue));
        gc.setGlobalAlpha(0.85);
        gc.setLineWidth(1.5);
        gc.setLineDashes(ready ? new double[0] : new double[] {4, 4});
        double x1 = view.screenX(from.centerX());
        double y1 = view.screenY(from.bottom());
        double x2 = view.screenX(to.centerX());
        double y2 = view.screenY(to.y());
        double bend = Math.max(24, Math.abs(y2 - y1) / 2);
        gc.beginPath();
        gc.moveTo(x1, y1);
        gc.bezierCurveTo(x1, y1 + bend, x2, y2 - bend, x2, y2);
        gc.stroke();
        gc.setLineDashes();
        gc.setGlobalAlpha(1);
    }

    /// The rim of something that is not there yet.
    void outline(Box box) {
        gc.setStroke(tokens.get(Token.ACCENT));
        gc.setLineWidth(1.5);
        double arc = 12 * view.zoom();
        gc.strokeRoundRect(
                view.screenX(box.x()),
                view.screenY(box.y()),
                box.width() * view.zoom(),
                box.height() * view.zoom(),
                arc,
                arc);
    }

    private void draw(Thing thing) {
        switch (thing) {
            case Thing.NodeFrame frame -> frame(frame);
            case Thing.Tray tray -> card(tray.box(), Token.STRIP, tray.id(), 8);
            case Thing.PodCard pod -> pod(pod);
            case Thing.ServiceCard it ->
                    titled(it, it.address(), it.ready() + "/" + it.endpoints());
            case Thing.PolicyChip it -> chip(it);
            case Thing.IngressCard it -> titled(it, it.hosts(), "");
            case Thing.OutsideCard it -> titled(it, it.address(), "");
            case Thing.RouterBox it -> titled(it, "", "");
            case Thing.DeviceBox it -> device(it);
        }
    }

    private void frame(Thing.NodeFrame frame) {
        card(frame.box(), Token.FRAME, frame.id(), 10);
        gc.setStroke(tokens.get(Token.FRAME_LINE));
        double x = view.screenX(frame.box().x());
        double y = view.screenY(frame.box().y());
        double icon = 20 * view.zoom();
        double pad = 10 * view.zoom();
        Figures.draw(gc, Figure.NODE, x + pad, y + 8 * view.zoom(), icon, hue(frame), glyph());
        if (legible(13)) {
            font("Inter SemiBold", 13);
            text(frame.title(), x + pad + icon + 8, y + 18 * view.zoom(), Token.TEXT);
        } else {
            gc.setFont(Font.font("Inter SemiBold", 11));
            text(frame.title() + "  " + frame.pods(), x + pad + icon + 6, y + 12, Token.TEXT);
        }
        if (legible(11)) {
            font("JetBrains Mono", 11);
            var told = frame.address() + "   " + frame.network();
            double w = width(told);
            double right = view.screenX(frame.box().right()) - pad;
            if (right - w > x + pad + icon + 90 * view.zoom()) {
                text(told, right - w, y + 18 * view.zoom(), Token.MUTED);
            }
        }
        if (depth != Depth.FAR) {
            frame.plumbing().bridges().forEach(this::device);
            frame.plumbing().boxes().forEach(this::device);
        }
    }

    private void device(Thing.DeviceBox it) {
        card(it.box(), Token.STRIP, it.id(), 4);
        if (legible(10)) {
            font("JetBrains Mono", 10);
            clipped(it.title(), it.box(), 6, Token.MUTED);
        }
    }

    private void pod(Thing.PodCard pod) {
        if (depth == Depth.FAR) {
            double size = Math.max(5, 16 * view.zoom());
            gc.setFill(pod.state() == PodState.READY ? hue(pod) : tokens.get(Token.MUTED));
            gc.fillOval(
                    view.screenX(pod.box().x()) + 4 * view.zoom(),
                    view.screenY(pod.box().y()) + 4 * view.zoom(),
                    size,
                    size);
            return;
        }
        titled(pod, pod.address(), pod.state() == PodState.READY ? "" : pod.state().text());
        double shield = 14 * view.zoom();
        double x = view.screenX(pod.box().right()) - shield - 5 * view.zoom();
        for (int i = 0; i < pod.policies().size() && i < 4; i++) {
            Figures.draw(
                    gc,
                    Figure.POLICY,
                    x,
                    view.screenY(pod.box().y()) + 5 * view.zoom(),
                    shield,
                    tokens.get(Token.POLICY),
                    glyph());
            x -= shield + 2;
        }
    }

    /// A card with a figure, a title, a line in monospace, and a word at the right.
    private void titled(Thing thing, String detail, String aside) {
        var box = thing.box();
        card(box, Token.CARD, thing.id(), 6);
        double x = view.screenX(box.x());
        double y = view.screenY(box.y());
        double z = view.zoom();
        double icon = 24 * z;
        Figures.draw(gc, thing.figure(), x + 10 * z, y + 12 * z, icon, hue(thing), glyph());
        if (!legible(11)) {
            return;
        }
        font("Inter Medium", 12);
        clipped(thing.title(), new Box(box.x(), box.y(), box.width() - 24, 28), 42, Token.TEXT);
        if (!detail.isEmpty()) {
            font("JetBrains Mono", 11);
            clipped(
                    detail,
                    new Box(box.x(), box.y() + 22, box.width() - (aside.isEmpty() ? 4 : 36), 20),
                    42,
                    Token.MUTED);
        }
        if (!aside.isEmpty()) {
            font("Inter", 10);
            double w = width(aside);
            text(aside, view.screenX(box.right()) - w - 8 * z, y + 33 * z, Token.MUTED);
        }
    }

    private void chip(Thing.PolicyChip chip) {
        card(chip.box(), Token.CARD, chip.id(), 6);
        double z = view.zoom();
        double x = view.screenX(chip.box().x());
        double y = view.screenY(chip.box().y());
        Figures.draw(gc, Figure.POLICY, x + 8 * z, y + 6 * z, 16 * z, hue(chip), glyph());
        if (legible(11)) {
            font("Inter Medium", 12);
            clipped(
                    chip.title(),
                    new Box(chip.box().x(), chip.box().y(), chip.box().width() - 40, 28),
                    32,
                    Token.TEXT);
            font("Inter", 10);
            double w = width(chip.directions());
            text(
                    chip.directions(),
                    view.screenX(chip.box().right()) - w - 8 * z,
                    y + 14 * z,
                    Token.MUTED);
        }
    }

    private void card(Box box, Token fill, ElementId id, double corner) {
        double x = Math.round(view.screenX(box.x())) + 0.5;
        double y = Math.round(view.screenY(box.y())) + 0.5;
        double w = Math.round(box.width() * view.zoom());
        double h = Math.round(box.height() * view.zoom());
        double arc = 2 * corner * view.zoom();
        gc.setFill(tokens.get(fill));
        gc.fillRoundRect(x, y, w, h, arc, arc);
        boolean isSelected = id.equals(selected);
        gc.setStroke(tokens.get(isSelected ? Token.ACCENT : Token.CARD_LINE));
        gc.setLineWidth(isSelected ? 2 : 1);
        gc.strokeRoundRect(x, y, w, h, arc, arc);
    }

    private void line(double x1, double y1, double x2, double y2) {
        gc.strokeLine(
                Math.round(view.screenX(x1)) + 0.5,
                Math.round(view.screenY(y1)) + 0.5,
                Math.round(view.screenX(x2)) + 0.5,
                Math.round(view.screenY(y2)) + 0.5);
    }

    private boolean legible(double size) {
        return size * view.zoom() >= 7;
    }

    private void font(String family, double size) {
        gc.setFont(Font.font(family, size * view.zoom()));
    }

    private double width(String text) {
        return text.length() * gc.getFont().getSize() * 0.6;
    }

    /// Text in a box, cut with an ellipsis where it does not fit.
    private void clipped(String text, Box box, double inset, Token color) {
        double room = (box.width() - inset) * view.zoom();
        int fits = (int) (room / (gc.getFont().getSize() * 0.56));
        var shown = text.length() <= fits ? text : text.substring(0, Math.max(1, fits - 1)) + "…";
        text(shown, view.screenX(box.x() + inset), view.screenY(box.y() + box.height() / 2), color);
    }

    private void text(String text, double x, double y, Token color) {
        gc.setFill(tokens.get(color));
        gc.fillText(text, x, y);
    }

    private Color hue(Thing thing) {
        return tokens.get(Token.of(thing.figure()));
    }

    private Color glyph() {
        return tokens.get(Token.GLYPH);
    }
}

package io.netwright.app.ui.canvas;

import io.netwright.app.ui.figures.Figure;
import io.netwright.app.ui.figures.Figures;
import io.netwright.app.ui.layout.Box;
import io.netwright.app.ui.layout.Sizes;

import javafx.scene.paint.Color;

import java.util.List;

/// Draws one thing: as much of its text as can be read at its size.
final class CardPainter {
    private static final double LEGIBLE = 9;

    /// The height of a frame's head from far, in pixels of the screen.
    static final double FAR_HEAD = 20;

    private final Brush brush;

    CardPainter(Brush brush) {
        this.brush = brush;
    }

    private double size(double natural) {
        return Math.clamp(natural * brush.zoom(), Math.min(natural, 11), natural * 2.4);
    }

    /// Is there room for a frame's name?
    boolean hasHead(Box box) {
        return box.width() >= 56 && box.height() >= 30;
    }

    void frame(Thing.NodeFrame frame) {
        var box = brush.screen(frame.box());
        brush.panel(box, 8, brush.color(Token.FRAME), brush.color(Token.FRAME_LINE));
        String more = frame.network().isEmpty() ? frame.address() : frame.network();
        heading(frame, box, more, frame.pods());
    }

    void tray(Thing.Tray tray) {
        var box = brush.screen(tray.box());
        brush.gc().setFill(brush.color(Token.FRAME));
        brush.gc().fillRoundRect(box.x(), box.y(), box.width(), box.height(), 16, 16);
        brush.dashedOutline(box, 8, brush.color(Token.WIRE), 1);
        heading(tray, box, "", tray.pods());
    }

    private void heading(Thing thing, Box box, String detail, int pods) {
        if (!hasHead(box)) {
            return;
        }
        double head = Math.max(FAR_HEAD, Sizes.HEAD * brush.zoom());
        double size = size(13);
        double small = size(10.5);
        double pad = 10 * Math.max(0.6, brush.zoom());
        double x = box.x() + pad;
        double y = box.y() + head / 2 + 1;
        double right = box.right() - pad;
        double icon = Math.clamp(20 * brush.zoom(), 12, 40);
        brush.figure(thing.figure(), x, Math.rint(y - icon / 2), icon);
        x += icon + 6;
        String count = pods == 1 ? "1 pod" : pods + " pods";
        double countWidth = Typeface.TEXT.width(count, small);
        String title = Typeface.STRONG.fit(thing.title(), size, right - x);
        brush.text(title, Typeface.STRONG, size, x, y, brush.color(Token.TEXT));
        x += Typeface.STRONG.width(title, size) + 10;
        if (right - countWidth > x) {
            brush.text(
                    count, Typeface.TEXT, small, right - countWidth, y, brush.color(Token.MUTED));
            double room = right - countWidth - 12 - x;
            if (Typeface.MONO.width(detail, small) <= room) {
                brush.text(detail, Typeface.MONO, small, x, y, brush.color(Token.MUTED));
            }
        }
    }

    void pod(Thing.PodCard pod, Depth depth, boolean hollow) {
        var box = brush.screen(pod.box());
        brush.panel(box, 6, brush.color(Token.CARD), brush.color(Token.CARD_LINE));
        if (hollow || pod.state() == PodState.PENDING) {
            brush.dashedOutline(box, 6, color(pod.state()), 1);
        }
        var corner = shields(pod, box);
        var text = new Text(pod.title(), "", pod.address(), badge(pod));
        var icon = twoLines(box, pod.figure(), text, corner);
        if (icon.width() >= 12) {
            double r = Math.clamp(4 * brush.zoom(), 3, 8);
            brush.dot(icon.right() - 1, icon.bottom() - 2, r + 1.5, brush.color(Token.CARD));
            state(pod.state(), icon.right() - 1, icon.bottom() - 2, r);
        }
        if (depth == Depth.NEAR && pod.device() != null) {
            double w = Math.rint(9 * brush.zoom());
            var port =
                    new Box(
                            Math.rint(brush.x(pod.port().x()) - w / 2),
                            Math.rint(brush.y(pod.port().y()) - w / 2),
                            w,
                            w);
            brush.panel(port, 2, brush.color(Token.STRIP), brush.color(Token.POD));
        }
    }

    private static String badge(Thing.PodCard pod) {
        return pod.hostNetwork() ? "host network" : String.valueOf(pod.key().namespace());
    }

    /// What a card says: its name and a word at the right, its address and a word at the right.
    ///
    /// @param kinds the words at the right of the name, longest first: the first that fits stands
    private record Text(String title, List<String> kinds, String line, String more) {
        Text(String title, String kind, String line, String more) {
            this(title, List.of(kind), line, more);
        }
    }

    /// Draws icon, name, and a second line where there is room; the name may shrink a little before
    /// it is cut.
    ///
    /// @param taken of the lower right corner, by signs
    /// @return where the icon is
    private Box twoLines(Box box, Figure figure, Text text, double taken) {
        double zoom = Math.max(0.6, brush.zoom());
        double pad = 8 * zoom;
        double side = Math.min(Math.clamp(22 * brush.zoom(), 12, 52), box.height() - 2);
        if (isTiny(box)) {
            var icon = new Box(box.centerX() - side / 2, box.centerY() - side / 2, side, side);
            brush.figure(figure, icon.x(), icon.y(), side);
            return icon;
        }
        var icon =
                new Box(Math.rint(box.x() + pad), Math.rint(box.centerY() - side / 2), side, side);
        brush.figure(figure, icon.x(), icon.y(), side);
        double x = icon.right() + 7 * zoom;
        double right = box.right() - pad;
        boolean two = box.height() >= 29 && !text.line().isEmpty();
        double second = size(10.5);
        double room = right + pad / 2 - x - (two ? 0 : taken);
        double first = Typeface.STRONG.sizeFor(text.title(), size(12), 10, room);
        double gap = two ? (first + second) * 0.3 : 0;
        double top = box.centerY() - gap;
        String name = Typeface.STRONG.fit(text.title(), first, room);
        brush.text(name, Typeface.STRONG, first, x, top, brush.color(Token.TEXT));
        double used = x + Typeface.STRONG.width(name, first) + 8;
        ending(text.kinds(), second, used, right, top);
        if (two) {
            double y = box.centerY() + gap + 1;
            String line = Typeface.MONO.fit(text.line(), second, right - taken - x);
            brush.text(line, Typeface.MONO, second, x, y, brush.color(Token.MUTED));
            used = x + Typeface.MONO.width(line, second) + 8;
            ending(List.of(text.more()), second, used, right - taken, y);
        }
        return icon;
    }

    /// The first of the words that fits, at the right.
    private void ending(List<String> words, double size, double from, double right, double y) {
        for (var word : words) {
            if (!word.isEmpty() && from + Typeface.TEXT.width(word, size) <= right) {
                brush.textEnding(word, Typeface.TEXT, size, right, y, brush.color(Token.MUTED));
                return;
            }
        }
    }

    /// Full, hollow, half, dashed: never by color alone.
    private void state(PodState state, double x, double y, double r) {
        var color = color(state);
        switch (state) {
            case READY -> brush.dot(x, y, r, color);
            case NOT_READY, PENDING -> brush.ring(x, y, r - 0.5, 1.5, color);
            case TERMINATING -> {
                brush.ring(x, y, r - 0.5, 1.5, color);
                brush.gc().setFill(color);
                brush.gc().fillRect(x - r + 1, y, 2 * r - 2, r - 1);
            }
            case ENDED -> {
                brush.gc().setFill(color);
                brush.gc().fillRect(x - r + 1, y - r + 1, 2 * r - 2, 2 * r - 2);
            }
        }
    }

    Color color(PodState state) {
        return switch (state) {
            case READY -> brush.color(Token.POD);
            case NOT_READY, TERMINATING -> brush.color(Token.SERVICE);
            case PENDING, ENDED -> brush.color(Token.MUTED);
        };
    }

    /// One shield per policy in the lower right corner, three at the most.
    ///
    /// @return how much room they take
    private double shields(Thing.PodCard pod, Box box) {
        boolean two = box.height() >= 29;
        double size = Math.clamp(14 * brush.zoom(), 11, 28);
        double right = box.right() - 7 * Math.max(0.6, brush.zoom());
        double y = two ? box.bottom() - size - 5 * brush.zoom() : box.centerY() - size / 2;
        int count = Math.min(two ? 3 : 1, box.width() < 60 ? 0 : pod.policies().size());
        for (int i = 1; i <= count; i++) {
            Figures.draw(
                    brush.gc(),
                    Figure.POLICY,
                    Math.rint(right - i * (size + 1)),
                    Math.rint(y),
                    size,
                    brush.color(Token.POLICY),
                    brush.color(Token.GLYPH));
        }
        return count == 0 ? 0 : count * (size + 1) + 4;
    }

    /// The names of a veth's two ends, in the gap below the card.
    void ports(Thing.PodCard pod) {
        double size = Math.max(LEGIBLE, 9.5 * brush.zoom());
        if (15 * brush.zoom() < size + 3) {
            return;
        }
        double r = 3 * brush.zoom();
        brush.dot(
                brush.x(pod.hostPort().x()),
                brush.y(pod.hostPort().y()),
                r,
                brush.color(Token.NODE));
        String ends =
                pod.hostDevice() == null
                        ? "" + pod.device()
                        : pod.device() + " ⟷ " + pod.hostDevice();
        double x = brush.x(pod.port().x()) + 8 * brush.zoom();
        brush.text(
                Typeface.MONO.fit(ends, size, brush.x(pod.box().right()) - x),
                Typeface.MONO,
                size,
                x,
                brush.y(pod.hostPort().y()),
                brush.color(Token.MUTED));
    }

    void service(Thing.ServiceCard service) {
        String kind = service.type().equals("ClusterIP") ? "" : service.type() + "  ";
        String ready = service.ready() + "/" + service.endpoints();
        card(
                service,
                Token.SERVICE,
                new Text(service.title(), List.of(kind + ready, ready), service.address(), ""));
    }

    void ingress(Thing.IngressCard ingress) {
        card(ingress, Token.INGRESS, new Text(ingress.title(), "", ingress.hosts(), ""));
    }

    void outside(Thing.OutsideCard host) {
        card(host, Token.OUTSIDE, new Text(host.title(), "", host.address(), ""));
    }

    void router(Thing.RouterBox router) {
        card(router, Token.OUTSIDE, new Text("router", "", "", ""));
    }

    private void card(Thing thing, Token stripe, Text text) {
        var box = brush.screen(thing.box());
        if (isTiny(box)) {
            brush.figure(thing.figure(), box.centerX() - 7, box.centerY() - 7, 14);
            return;
        }
        brush.panel(box, 6, brush.color(Token.CARD), brush.color(Token.CARD_LINE));
        if (box.height() >= 16 && !text.line().isEmpty()) {
            brush.gc().setFill(brush.color(stripe));
            brush.gc().fillRoundRect(box.x(), box.y() + 6, 3, box.height() - 12, 3, 3);
        }
        twoLines(box, thing.figure(), text, 0);
    }

    /// The name of what is too small to carry it, below it.
    void tag(Thing thing) {
        var box = brush.screen(thing.box());
        if (!isTiny(box)) {
            return;
        }
        double width = Math.ceil(Typeface.TEXT.width(thing.title(), 11)) + 12;
        var tag = new Box(Math.rint(box.centerX() - width / 2), box.bottom() + 6, width, 20);
        brush.panel(tag, 4, brush.color(Token.FLOAT), brush.color(Token.of(thing.figure())));
        brush.text(
                thing.title(),
                Typeface.TEXT,
                11,
                tag.x() + 6,
                tag.centerY(),
                brush.color(Token.TEXT));
    }

    /// Is it too small for a name? Then its figure stands for it.
    static boolean isTiny(Box box) {
        return box.height() < 13 || box.width() < 56;
    }

    void policy(Thing.PolicyChip policy) {
        var box = brush.screen(policy.box());
        if (box.height() < 11 || box.width() < 56) {
            brush.figure(Figure.POLICY, box.centerX() - 7, box.centerY() - 7, 14);
            return;
        }
        brush.panel(box, box.height() / 2, brush.color(Token.CARD), brush.color(Token.CARD_LINE));
        double icon = Math.clamp(16 * brush.zoom(), 10, 34);
        double x = box.x() + 8 * Math.max(0.6, brush.zoom());
        brush.figure(Figure.POLICY, Math.rint(x), Math.rint(box.centerY() - icon / 2), icon);
        x += icon + 6;
        double right = box.right() - 10 * Math.max(0.6, brush.zoom());
        double size = Typeface.STRONG.sizeFor(policy.title(), size(11.5), 10, right - x);
        String name = Typeface.STRONG.fit(policy.title(), size, right - x);
        brush.text(name, Typeface.STRONG, size, x, box.centerY(), brush.color(Token.TEXT));
        double used = x + Typeface.STRONG.width(name, size) + 8;
        String count = policy.selected() == 1 ? "1 pod" : policy.selected() + " pods";
        ending(List.of(count), size(10.5), used, right, box.centerY());
    }

    void device(Thing.DeviceBox device, Depth depth) {
        var box = brush.screen(device.box());
        brush.panel(box, 4, brush.color(Token.STRIP), brush.color(Token.CARD_LINE));
        if (depth != Depth.NEAR) {
            return;
        }
        double size = Math.max(LEGIBLE, 10 * brush.zoom());
        String name = Typeface.TEXT.fit(device.title(), size, box.width() - 2);
        double width = Typeface.TEXT.width(name, size);
        double detail = Typeface.MONO.width(device.detail(), size) + 12;
        boolean both = !device.detail().isEmpty() && width + detail < box.width() - 12;
        double x = box.centerX() - (width + (both ? detail : 0)) / 2;
        brush.text(name, Typeface.TEXT, size, x, box.centerY(), brush.color(Token.TEXT));
        if (both) {
            brush.text(
                    device.detail(),
                    Typeface.MONO,
                    size,
                    x + width + 12,
                    box.centerY(),
                    brush.color(Token.MUTED));
        }
    }
}

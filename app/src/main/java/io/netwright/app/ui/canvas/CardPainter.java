package io.netwright.app.ui.canvas;

import io.netwright.app.ui.figures.Figure;
import io.netwright.app.ui.figures.Figures;
import io.netwright.app.ui.layout.Box;
import io.netwright.app.ui.layout.Sizes;

import javafx.scene.paint.Color;

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
        double small = size(11);
        double pad = 12 * Math.max(0.5, brush.zoom());
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
        double used = twoLines(box, pod.figure(), pod.title(), pod.address(), badge(pod));
        double dot = Math.clamp(4 * brush.zoom(), 3, 7);
        state(pod.state(), box.right() - 10 * Math.max(0.7, brush.zoom()), used, dot);
        shields(pod, box);
        if (depth == Depth.NEAR && pod.device() != null) {
            double w = Math.rint(10 * brush.zoom());
            var port =
                    new Box(brush.x(pod.port().x()) - w / 2, brush.y(pod.port().y()) - w / 2, w, w);
            brush.panel(port, 2, brush.color(Token.STRIP), brush.color(Token.POD));
        }
    }

    private static String badge(Thing.PodCard pod) {
        return pod.hostNetwork() ? "host network" : String.valueOf(pod.key().namespace());
    }

    /// Icon, name and a second line; returns the middle of the first line.
    private double twoLines(Box box, Figure figure, String title, String line, String corner) {
        double pad = 10 * Math.max(0.6, brush.zoom());
        double icon = Math.min(Math.clamp(24 * brush.zoom(), 12, 52), box.height() - 2);
        boolean two = box.height() >= 30 && !line.isEmpty();
        double first = size(13);
        double second = size(11);
        double x = box.x() + pad;
        if (box.height() < 15) {
            brush.figure(figure, box.centerX() - icon / 2, box.centerY() - icon / 2, icon);
            return box.centerY();
        }
        brush.figure(figure, Math.rint(x), Math.rint(box.centerY() - icon / 2), icon);
        x += icon + 8 * Math.max(0.6, brush.zoom());
        double right = box.right() - pad - 10 * Math.max(0.7, brush.zoom());
        double gap = two ? (first + second) * 0.29 : 0;
        double top = box.centerY() - (two ? gap + 1 : 0);
        String name = Typeface.STRONG.fit(title, first, right - x);
        brush.text(name, Typeface.STRONG, first, x, top, brush.color(Token.TEXT));
        if (two) {
            double y = box.centerY() + gap + 2;
            String text = Typeface.MONO.fit(line, second, box.right() - pad - x);
            brush.text(text, Typeface.MONO, second, x, y, brush.color(Token.MUTED));
            double used = x + Typeface.MONO.width(text, second) + 8;
            if (used + Typeface.TEXT.width(corner, second) <= box.right() - pad) {
                brush.textEnding(
                        corner,
                        Typeface.TEXT,
                        second,
                        box.right() - pad,
                        y,
                        brush.color(Token.MUTED));
            }
        }
        return top;
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

    /// One shield per policy on the upper edge, three at the most.
    private void shields(Thing.PodCard pod, Box box) {
        double size = Math.clamp(14 * brush.zoom(), 10, 26);
        double x = box.right() - 26 * Math.max(0.7, brush.zoom());
        for (int i = 0; i < Math.min(3, pod.policies().size()); i++) {
            x -= size + 1;
            Figures.draw(
                    brush.gc(),
                    Figure.POLICY,
                    Math.rint(x),
                    Math.rint(box.y() - size / 2),
                    size,
                    brush.color(Token.POLICY),
                    brush.color(Token.GLYPH));
        }
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
        var box = brush.screen(service.box());
        brush.panel(box, 6, brush.color(Token.CARD), brush.color(Token.CARD_LINE));
        stripe(box, Token.SERVICE);
        String ready = service.ready() + "/" + service.endpoints();
        twoLines(box, service.figure(), service.title(), service.address(), ready);
    }

    void ingress(Thing.IngressCard ingress) {
        var box = brush.screen(ingress.box());
        brush.panel(box, 6, brush.color(Token.CARD), brush.color(Token.CARD_LINE));
        stripe(box, Token.INGRESS);
        twoLines(box, ingress.figure(), ingress.title(), ingress.hosts(), "");
    }

    void outside(Thing.OutsideCard host) {
        var box = brush.screen(host.box());
        brush.panel(box, 6, brush.color(Token.CARD), brush.color(Token.CARD_LINE));
        stripe(box, Token.OUTSIDE);
        twoLines(box, host.figure(), host.title(), host.address(), "");
    }

    void router(Thing.RouterBox router) {
        var box = brush.screen(router.box());
        brush.panel(box, 6, brush.color(Token.CARD), brush.color(Token.CARD_LINE));
        twoLines(
                new Box(box.x(), box.y(), box.width(), box.height()),
                router.figure(),
                "router",
                "",
                "");
    }

    void policy(Thing.PolicyChip policy) {
        var box = brush.screen(policy.box());
        brush.panel(box, box.height() / 2, brush.color(Token.CARD), brush.color(Token.CARD_LINE));
        if (box.height() < 13) {
            double small = Math.max(4, box.height() - 2);
            brush.figure(
                    Figure.POLICY, box.centerX() - small / 2, box.centerY() - small / 2, small);
            return;
        }
        double icon = Math.clamp(16 * brush.zoom(), 10, 34);
        double x = box.x() + 10 * Math.max(0.6, brush.zoom());
        brush.figure(Figure.POLICY, x, Math.rint(box.centerY() - icon / 2), icon);
        x += icon + 6;
        double size = size(12);
        String count = String.valueOf(policy.selected());
        double right = box.right() - 10 * Math.max(0.6, brush.zoom());
        double room = right - Typeface.MONO.width(count, size) - 6 - x;
        String name = Typeface.TEXT.fit(policy.title(), size, room);
        brush.text(name, Typeface.TEXT, size, x, box.centerY(), brush.color(Token.TEXT));
        brush.textEnding(
                count, Typeface.MONO, size, right, box.centerY(), brush.color(Token.POLICY));
    }

    void device(Thing.DeviceBox device, Depth depth) {
        var box = brush.screen(device.box());
        brush.panel(box, 4, brush.color(Token.STRIP), brush.color(Token.CARD_LINE));
        if (depth != Depth.NEAR) {
            return;
        }
        double size = Math.max(LEGIBLE, 10 * brush.zoom());
        String name = Typeface.MONO.fit(device.title(), size, box.width() - 2);
        double width = Typeface.MONO.width(name, size);
        double detail = Typeface.MONO.width(device.detail(), size) + 12;
        boolean both = !device.detail().isEmpty() && width + detail < box.width() - 12;
        double x = box.centerX() - (width + (both ? detail : 0)) / 2;
        brush.text(name, Typeface.MONO, size, x, box.centerY(), brush.color(Token.TEXT));
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

    private void stripe(Box box, Token token) {
        if (box.height() >= 16) {
            brush.gc().setFill(brush.color(token));
            brush.gc().fillRoundRect(box.x(), box.y() + 6, 3, box.height() - 12, 3, 3);
        }
    }
}

package io.netwright.app.ui.canvas;

import io.netwright.app.ui.layout.Box;
import io.netwright.app.ui.layout.ElementId;
import io.netwright.app.ui.layout.Spot;

import javafx.scene.paint.Color;

import java.util.List;

/// Draws what stands still: frames, wires, cards, devices.
final class ScenePainter {
    private static final double DIM = 0.32;

    private final CanvasScene scene;
    private final Brush brush;
    private final Depth depth;
    private final Box seen;
    private final Highlight highlight;
    private final List<ElementId> selection;
    private final Badges badges;
    private final CardPainter cards;

    ScenePainter(
            CanvasScene scene,
            Brush brush,
            Box seen,
            Highlight highlight,
            List<ElementId> selection,
            Badges badges) {
        this.scene = scene;
        this.brush = brush;
        this.depth = Depth.of(brush.zoom());
        this.seen = seen;
        this.highlight = highlight;
        this.selection = selection;
        this.badges = badges;
        this.cards = new CardPainter(brush);
    }

    void paint(double width, double height) {
        brush.alpha(1);
        brush.gc().setFill(brush.color(Token.BG));
        brush.gc().fillRect(0, 0, width, height);
        grid(width, height);
        wire();
        others(true);
        var relations = new RelationPainter(scene, brush, highlight);
        relations.wires();
        others(false);
        if (depth != Depth.FAR) {
            for (var pod : scene.podsIn(seen)) {
                brush.alpha(highlight.dims(pod.id()) ? DIM : 1);
                veth(pod);
                cards.pod(pod, depth, highlight.hollow().contains(pod.id()));
            }
        }
        brush.alpha(1);
        relations.rings();
        for (var id : selection) {
            var thing = scene.get(id);
            if (depth == Depth.FAR && thing instanceof Thing.PodCard pod) {
                thing = scene.get(pod.frame()); // from far it is one dot of many
            }
            if (thing != null) {
                selected(thing.box());
                cards.tag(thing);
            }
        }
        badges();
    }

    private void badges() {
        var painter = new BadgePainter(brush);
        for (var badge : badges.at(depth)) {
            var thing = scene.get(badge.id());
            if (thing != null && thing.box().grown(40).overlaps(seen)) {
                brush.alpha(highlight.dims(thing.id()) ? DIM : 1);
                painter.paint(badge, Badges.spot(brush.screen(thing.box())));
            }
        }
        brush.alpha(1);
    }

    private void others(boolean frames) {
        for (var thing : scene.others()) {
            boolean frame = thing instanceof Thing.NodeFrame || thing instanceof Thing.Tray;
            if (frame == frames && thing.box().grown(40).overlaps(seen)) {
                brush.alpha(highlight.dims(thing.id()) ? DIM : 1);
                paint(thing);
            }
        }
        brush.alpha(1);
    }

    private void paint(Thing thing) {
        switch (thing) {
            case Thing.NodeFrame frame -> {
                cards.frame(frame);
                if (depth == Depth.FAR) {
                    dots(frame);
                } else {
                    plumbing(frame);
                }
            }
            case Thing.Tray tray -> {
                cards.tray(tray);
                if (depth == Depth.FAR) {
                    dots(tray);
                }
            }
            case Thing.ServiceCard service -> cards.service(service);
            case Thing.IngressCard ingress -> cards.ingress(ingress);
            case Thing.OutsideCard host -> cards.outside(host);
            case Thing.RouterBox router -> cards.router(router);
            case Thing.PolicyChip policy -> cards.policy(policy);
            case Thing.PodCard _, Thing.DeviceBox _ -> {}
        }
    }

    private void grid(double width, double height) {
        double step = Spot.GRID * 4 * brush.zoom();
        if (step < 14) {
            return;
        }
        brush.gc().setFill(brush.color(Token.GRID));
        double startX = Math.floor(seen.x() / (Spot.GRID * 4)) * Spot.GRID * 4;
        double startY = Math.floor(seen.y() / (Spot.GRID * 4)) * Spot.GRID * 4;
        for (double y = startY; brush.y(y) < height; y += Spot.GRID * 4) {
            for (double x = startX; brush.x(x) < width; x += Spot.GRID * 4) {
                brush.gc().fillRect(brush.x(x), brush.y(y), 1, 1);
            }
        }
    }

    /// The segment that nodes share, and the router on it.
    private void wire() {
        var color = brush.color(Token.WIRE);
        brush.alpha(highlight.lit().isEmpty() ? 1 : DIM);
        double width = brush.zoom() < 0.2 ? 1 : 2;
        if (scene.get(new ElementId.Router()) instanceof Thing.RouterBox router
                && !scene.buses().isEmpty()) {
            var box = router.box();
            double top = Math.min(scene.buses().getFirst(), box.centerY());
            double bottom = Math.max(scene.buses().getLast(), box.centerY());
            line(color, width, box.right(), box.centerY(), scene.trunk(), box.centerY());
            line(color, width, scene.trunk(), top, scene.trunk(), bottom);
            for (var thing : scene.others()) {
                if (thing instanceof Thing.OutsideCard host) {
                    brush.polyline(router.cableOf(host), 0, 0, color, width);
                }
            }
        }
        for (double bus : scene.buses()) {
            double right = scene.trunk();
            for (var thing : scene.others()) {
                if (thing instanceof Thing.NodeFrame frame && frame.plumbing().bus() == bus) {
                    double card = frame.plumbing().card();
                    right = Math.max(right, card);
                    line(color, width, card, frame.box().bottom(), card, bus);
                }
            }
            line(color, width, scene.trunk(), bus, right, bus);
        }
        brush.alpha(1);
    }

    private void line(Color color, double width, double x1, double y1, double x2, double y2) {
        brush.polyline(List.of(new Spot(x1, y1), new Spot(x2, y2)), 0, 0, color, width);
    }

    private void veth(Thing.PodCard pod) {
        if (!(scene.get(pod.frame()) instanceof Thing.NodeFrame frame) || pod.device() == null) {
            return;
        }
        var port = pod.port();
        var host = pod.hostPort();
        var color = brush.color(Token.WIRE);
        double down = frame.plumbing().collector();
        brush.polyline(
                List.of(
                        port,
                        new Spot(port.x(), host.y()),
                        host,
                        new Spot(host.x(), Math.max(down, host.y())),
                        new Spot(frame.plumbing().rail(), Math.max(down, host.y()))),
                0,
                0,
                color,
                1);
        if (depth == Depth.NEAR) {
            cards.ports(pod);
        }
    }

    private void plumbing(Thing.NodeFrame frame) {
        var plumbing = frame.plumbing();
        var color = brush.color(Token.WIRE);
        double rail = plumbing.rail();
        line(color, 1, rail, plumbing.collector(), rail, plumbing.track());
        for (var bridge : plumbing.bridges()) {
            double y = bridge.box().centerY();
            line(color, 1, rail, y, bridge.box().x(), y);
            cards.device(bridge, depth);
        }
        for (var box : plumbing.boxes()) {
            double track = plumbing.at(box.id()).y();
            line(color, 1, rail, track, box.box().centerX(), track);
            line(color, 1, box.box().centerX(), box.box().bottom(), box.box().centerX(), track);
            cards.device(box, depth);
        }
        line(color, 2, plumbing.card(), plumbing.track(), plumbing.card(), frame.box().bottom());
    }

    /// Pods from far: a dot each, in rows under the frame's name.
    private void dots(Thing frame) {
        var pods = scene.podsOf(frame.id());
        var box = brush.screen(frame.box());
        double top = box.y() + (cards.hasHead(box) ? CardPainter.FAR_HEAD : 4);
        double width = box.width() - 12;
        double height = box.bottom() - 5 - top;
        if (pods.isEmpty() || width < 4 || height < 3) {
            return;
        }
        double cell = Math.clamp(Math.floor(Math.sqrt(width * height / pods.size())), 2, 22);
        int perRow = Math.max(1, (int) (width / cell));
        while (cell > 2 && Math.ceilDiv(pods.size(), perRow) * cell > height) {
            cell--;
            perRow = Math.max(1, (int) (width / cell));
        }
        double dot = Math.max(1, cell - (cell > 4 ? 3 : 1));
        for (var state : PodState.values()) {
            brush.gc().setFill(cards.color(state));
            for (int i = 0; i < pods.size(); i++) {
                if (pods.get(i).state() == state) {
                    brush.gc().setGlobalAlpha(highlight.dims(pods.get(i).id()) ? DIM : 1);
                    double x = box.x() + 6 + i % perRow * cell;
                    double y = top + Math.floorDiv(i, perRow) * cell;
                    if (dot >= 5) {
                        brush.gc().fillOval(x, y, dot, dot);
                    } else {
                        brush.gc().fillRect(x, y, dot, dot);
                    }
                }
            }
        }
        brush.alpha(1);
    }

    private void selected(Box world) {
        var box = brush.screen(world).grown(3);
        brush.outline(box, 8, brush.color(Token.ACCENT), 2);
    }
}

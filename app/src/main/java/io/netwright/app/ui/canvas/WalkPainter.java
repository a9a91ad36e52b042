package io.netwright.app.ui.canvas;

import io.netwright.app.ui.fx.Motion;
import io.netwright.app.ui.layout.Box;
import io.netwright.app.ui.layout.ElementId;
import io.netwright.app.ui.layout.Sizes;
import io.netwright.app.ui.layout.Spot;
import io.netwright.sim.trace.Verdict;

import javafx.scene.paint.Color;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Draws a packet on its way: the path behind it, the capsule, and how it ends.
final class WalkPainter {
    /// The reply runs this many pixels beside the request.
    private static final double BESIDE = 5;

    /// The last part of a step shows a changed address roll over.
    private static final double ROLLS_FROM = 0.72;

    private final CanvasScene scene;
    private final WalkTrack track;
    private final WalkPath path;
    private final Brush brush;
    private final CapsulePainter capsules;
    private final EndingPainter endings;
    private final Set<ElementId> visited;
    private final Placing placing;

    /// @param seen the part of the drawing in the window, which is `width` by `height` pixels
    WalkPainter(
            CanvasScene scene,
            WalkTrack track,
            Brush brush,
            Box seen,
            double width,
            double height) {
        this.scene = scene;
        this.track = track;
        this.path = new WalkPath(scene);
        this.brush = brush;
        this.capsules = new CapsulePainter(brush);
        this.endings = new EndingPainter(brush);
        this.visited = new LinkedHashSet<>();
        track.stops().forEach(it -> scene.place(it.place()).ifPresent(visited::add));
        scene.place(track.from()).ifPresent(visited::add);
        this.placing = new Placing(obstacles(seen), width, height);
    }

    /// What people want to read while a packet goes by, and more so what it goes by.
    private List<Placing.Obstacle> obstacles(Box seen) {
        var found = new ArrayList<Placing.Obstacle>();
        for (var thing : scene.others()) {
            if (!thing.box().overlaps(seen)) {
                continue;
            }
            var box = brush.screen(thing.box());
            double weight = weight(thing);
            switch (thing) {
                case Thing.NodeFrame frame -> {
                    double head = Math.max(CardPainter.FAR_HEAD, Sizes.HEAD * brush.zoom());
                    var heading = new Box(box.x(), box.y(), box.width(), head);
                    found.add(new Placing.Obstacle(heading, weight));
                    for (var it : frame.plumbing().all()) {
                        found.add(new Placing.Obstacle(brush.screen(it.box()), weight));
                    }
                }
                case Thing.Tray _ -> {}
                default -> found.add(new Placing.Obstacle(box, weight));
            }
        }
        if (Depth.of(brush.zoom()) != Depth.FAR) {
            for (var pod : scene.podsIn(seen)) {
                found.add(new Placing.Obstacle(brush.screen(pod.box()), weight(pod)));
            }
        }
        return found;
    }

    private double weight(Thing thing) {
        return visited.contains(thing.id()) ? 3 : 1;
    }

    void paint(double position) {
        if (track.isEmpty()) {
            nowhere();
            return;
        }
        branches();
        if (position < 0) {
            ahead(0);
            return;
        }
        double at = Math.clamp(position, 0, track.end());
        int index = (int) Math.floor(at);
        double part = at - index;
        ahead(index);
        for (int i = 0; i < index; i++) {
            trail(path.between(stop(i), stop(i + 1)), i);
        }
        if (part > 0) {
            going(index, part);
        } else {
            marks(index - 1);
            standing(index);
        }
    }

    private WalkTrack.Stop stop(int index) {
        return track.stops().get(index);
    }

    /// A question without a packet, such as a name that nobody knows: said where it was asked.
    private void nowhere() {
        var ending = track.ending();
        var asked = scene.place(track.from()).map(scene::get).orElse(null);
        if (ending != null && asked != null) {
            var box = brush.screen(asked.box());
            var point = new Spot(box.right(), box.centerY());
            endings.sign(ending.verdict(), point.x(), point.y());
            endings.callout(ending, point, placing);
        }
    }

    private void standing(int index) {
        var stop = stop(index);
        var point = screen(path.at(stop), stop);
        dot(point, stop.reply());
        var size = capsules.size(stop.capsule());
        var box = placing.beside(point, size.width(), size.height());
        capsules.paint(stop.capsule(), stop.reply(), 1, box, point);
        var ending = track.endingAt(index);
        if (ending != null) {
            endings.sign(ending.verdict(), point.x(), point.y());
            if (ending.verdict() != Verdict.DELIVERED) {
                endings.callout(ending, point, placing.without(box));
            }
        }
    }

    private void going(int index, double part) {
        var from = stop(index);
        var to = stop(index + 1);
        var way = path.between(from, to);
        double along = Motion.ease(to.changed() ? Math.min(1, part / ROLLS_FROM) : part);
        var walked = upTo(way, along);
        trail(walked, index);
        marks(index);
        boolean rolls = to.changed() && part > ROLLS_FROM;
        var shown = rolls || to.reply() != from.reply() ? to : from;
        var point = screen(walked.getLast(), to);
        dot(point, to.reply());
        var one = place(from, shown);
        var other = place(to, shown);
        var box =
                one.at(
                        one.x() + (other.x() - one.x()) * along,
                        one.y() + (other.y() - one.y()) * along);
        double roll = rolls ? (part - ROLLS_FROM) / (1 - ROLLS_FROM) : 1;
        capsules.paint(shown.capsule(), shown.reply(), roll, box, point);
    }

    private Box place(WalkTrack.Stop stop, WalkTrack.Stop shown) {
        var size = capsules.size(shown.capsule());
        return placing.beside(screen(path.at(stop), stop), size.width(), size.height());
    }

    private void dot(Spot point, boolean reply) {
        brush.dot(point.x(), point.y(), 7, brush.color(Token.BG));
        brush.dot(point.x(), point.y(), 5, tone(reply));
    }

    private Spot screen(Spot world, WalkTrack.Stop stop) {
        return new Spot(brush.x(world.x()) + side(stop), brush.y(world.y()) + side(stop));
    }

    private static double side(WalkTrack.Stop stop) {
        return stop.reply() ? BESIDE : 0;
    }

    /// What is still to come, faint; in one stroke per leg, or it would not be.
    private void ahead(int from) {
        for (boolean reply : new boolean[] {false, true}) {
            var ways = new LinkedHashSet<List<Spot>>();
            for (int i = from; i + 1 < track.stops().size(); i++) {
                if (stop(i + 1).reply() == reply) {
                    ways.add(path.between(stop(i), stop(i + 1)));
                }
            }
            brush.alpha(0.35);
            double side = reply ? BESIDE : 0;
            brush.polylines(ways, side, side, tone(reply), 1);
            brush.alpha(1);
        }
    }

    private Color tone(boolean reply) {
        return brush.color(reply ? Token.DELIVERED : Token.ACCENT);
    }

    private void trail(List<Spot> way, int index) {
        var stop = stop(Math.min(index + 1, track.stops().size() - 1));
        double width = stop(index).capsule().shells().isEmpty() ? 2 : 4;
        brush.polyline(way, side(stop), side(stop), tone(stop.reply()), width);
    }

    /// A small sign at every stop so far; a larger one where something was decided.
    private void marks(int last) {
        for (int i = 0; i <= last; i++) {
            var stop = stop(i);
            var at = screen(path.at(stop), stop);
            if (stop.ending() != null) {
                endings.sign(stop.ending().verdict(), at.x(), at.y());
            } else if (stop.changed()) {
                brush.dot(at.x(), at.y(), 4, brush.color(Token.CHANGED));
            } else {
                brush.dot(at.x(), at.y(), 2.5, tone(stop.reply()));
            }
        }
    }

    /// The other ends that chance may pick, from where it does: along the wires, dashed.
    private void branches() {
        var from =
                track.stops().stream()
                        .filter(WalkTrack.Stop::changed)
                        .findFirst()
                        .orElse(track.stops().getFirst());
        for (var branch : track.branches()) {
            var pod = pod(branch);
            if (pod == null) {
                continue;
            }
            var to =
                    new WalkTrack.Stop(
                            pod.key().path(),
                            new ElementId.Device(pod.key().path(), "" + pod.device()),
                            false,
                            from.capsule(),
                            false,
                            null,
                            0);
            if (!visited.contains(pod.id())) {
                brush.alpha(0.5);
                brush.gc().setLineDashes(4, 4);
                brush.polyline(path.between(from, to), -3, -3, brush.color(Token.SERVICE), 1);
                brush.gc().setLineDashes();
                brush.alpha(1);
            }
            var box = brush.screen(pod.box());
            chance(
                    String.format(Locale.ROOT, "%.0f%%", branch.probability() * 100),
                    box.right() + 6,
                    box.bottom() + 8 * brush.zoom());
        }
    }

    private Thing.@Nullable PodCard pod(WalkTrack.Branch branch) {
        String address = branch.endpoint().replaceFirst(":\\d+$", "").replaceAll("[\\[\\]]", "");
        for (var pod : scene.podsIn(scene.bounds())) {
            if (!pod.hostNetwork() && pod.address().equals(address)) {
                return pod;
            }
        }
        return null;
    }

    private void chance(String text, double right, double y) {
        double w = Math.ceil(Typeface.MONO.width(text, 9.5) + 8);
        var box = new Box(Math.rint(right - w), Math.rint(y - 7), w, 14);
        brush.panel(box, 7, brush.color(Token.FLOAT), brush.color(Token.SERVICE));
        brush.text(text, Typeface.MONO, 9.5, box.x() + 4, box.centerY(), brush.color(Token.TEXT));
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
}

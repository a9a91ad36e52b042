package io.netwright.app.ui.canvas;

import io.netwright.app.ui.layout.ElementId;
import io.netwright.app.ui.layout.Spot;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// The lines that a packet follows from one stop to the next: down the veth, along the rail and the
/// track, over the card to the wire.
final class WalkPath {
    private final CanvasScene scene;

    WalkPath(CanvasScene scene) {
        this.scene = scene;
    }

    /// Where the packet is at that stop.
    Spot at(WalkTrack.Stop stop) {
        return local(stop).getFirst();
    }

    List<Spot> between(WalkTrack.Stop from, WalkTrack.Stop to) {
        var one = local(from);
        var other = local(to);
        var frame = frame(from);
        var otherFrame = frame(to);
        if (frame == null || !frame.equals(otherFrame)) {
            if (frame != null) {
                exit(frame, one);
            }
            if (otherFrame != null) {
                exit(otherFrame, other);
            }
            if (frame != null
                    && otherFrame != null
                    && frame.plumbing().bus() == otherFrame.plumbing().bus()) {
                one.removeLast(); // no need to go as far as the trunk
                other.removeLast();
            }
        }
        int meeting = -1;
        int i = 0;
        for (; i < one.size() && meeting < 0; i++) {
            meeting = other.indexOf(one.get(i));
        }
        var path = new ArrayList<Spot>();
        one.subList(0, i).forEach(it -> append(path, it));
        var rest = new ArrayList<>(meeting < 0 ? other : other.subList(0, meeting));
        Collections.reverse(rest);
        if (meeting < 0 && frame != null && frame.equals(otherFrame)) {
            rail(path, frame.plumbing().rail(), rest.getFirst());
        }
        rest.forEach(it -> append(path, it));
        return path;
    }

    private static void rail(List<Spot> path, double rail, Spot next) {
        if (path.getLast().y() != next.y()) {
            append(path, new Spot(rail, path.getLast().y()));
            append(path, new Spot(rail, next.y()));
        }
    }

    private static void append(List<Spot> path, Spot spot) {
        if (path.isEmpty() || !path.getLast().equals(spot)) {
            path.add(spot);
        }
    }

    /// The frame in which that stop is, null for one outside of all.
    private Thing.@Nullable NodeFrame frame(WalkTrack.Stop stop) {
        var place = place(stop);
        if (place instanceof Thing.PodCard pod) {
            place = scene.get(pod.frame());
        }
        return place instanceof Thing.NodeFrame frame ? frame : null;
    }

    private @Nullable Thing place(WalkTrack.Stop stop) {
        return scene.place(stop.place()).map(scene::get).orElse(null);
    }

    /// From the stop to the rail of its frame, or to the trunk where it is in none.
    private List<Spot> local(WalkTrack.Stop stop) {
        var way = new ArrayList<Spot>();
        var place = place(stop);
        switch (place) {
            case Thing.PodCard pod -> pod(pod, stop.at(), way);
            case Thing.NodeFrame node -> node(node, stop.at(), way);
            case Thing.RouterBox router -> router(router, way);
            case Thing.OutsideCard host -> {
                if (scene.get(new ElementId.Router()) instanceof Thing.RouterBox router) {
                    way.addAll(router.cableOf(host));
                    router(router, way);
                } else {
                    way.add(new Spot(host.box().x(), host.box().centerY()));
                }
            }
            case null -> way.add(scene.bounds().corner());
            default -> way.add(new Spot(place.box().centerX(), place.box().centerY()));
        }
        return way;
    }

    private void router(Thing.RouterBox router, List<Spot> way) {
        append(way, new Spot(router.box().centerX(), router.box().centerY()));
        append(way, new Spot(scene.trunk(), router.box().centerY()));
    }

    private void pod(Thing.PodCard pod, ElementId at, List<Spot> way) {
        boolean inside = !(at instanceof ElementId.Device(_, var name)) || "lo".equals(name);
        if (inside) {
            way.add(new Spot(pod.port().x(), pod.box().centerY()));
        }
        way.add(pod.port());
        way.add(new Spot(pod.port().x(), pod.hostPort().y()));
        way.add(pod.hostPort());
        toRail(pod, way);
    }

    private void toRail(Thing.PodCard pod, List<Spot> way) {
        if (scene.get(pod.frame()) instanceof Thing.NodeFrame frame) {
            double gather = Math.max(frame.plumbing().collector(), pod.hostPort().y());
            append(way, new Spot(pod.hostPort().x(), gather));
            append(way, new Spot(frame.plumbing().rail(), gather));
        }
    }

    private void node(Thing.NodeFrame frame, ElementId at, List<Spot> way) {
        var veth = veth(frame, at);
        if (veth != null) {
            way.add(veth.hostPort());
            toRail(veth, way);
        } else {
            way.add(frame.plumbing().at(at));
        }
    }

    /// Down the rail, along the track, over the card, along the wire.
    private void exit(Thing.NodeFrame frame, List<Spot> way) {
        var plumbing = frame.plumbing();
        if (way.getLast().y() != plumbing.track()) {
            append(way, new Spot(plumbing.rail(), way.getLast().y()));
            append(way, new Spot(plumbing.rail(), plumbing.track()));
        }
        append(way, new Spot(plumbing.card(), plumbing.track()));
        append(way, new Spot(plumbing.card(), plumbing.bus()));
        append(way, new Spot(scene.trunk(), plumbing.bus()));
    }

    private Thing.@Nullable PodCard veth(Thing.NodeFrame frame, ElementId at) {
        if (!(at instanceof ElementId.Device(_, var name))) {
            return null;
        }
        for (var pod : scene.podsIn(frame.box())) {
            if (name.equals(pod.hostDevice()) && pod.frame().equals(frame.id())) {
                return pod;
            }
        }
        return null;
    }
}

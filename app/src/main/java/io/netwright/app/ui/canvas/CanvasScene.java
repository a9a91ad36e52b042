package io.netwright.app.ui.canvas;

import io.netwright.app.ui.layout.Box;
import io.netwright.app.ui.layout.ElementId;
import io.netwright.app.ui.layout.Placements;
import io.netwright.sim.control.Cluster;
import io.netwright.sim.fabric.Fabric;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What the canvas draws of a cluster: every thing in its place, and what belongs together.
/// Immutable; another one for every other lab.
public final class CanvasScene {
    public static final CanvasScene EMPTY =
            new CanvasScene(List.of(), Relations.NONE, Map.of(), 0, List.of());

    private final List<Thing> things;
    private final Map<ElementId, Thing> byId = new LinkedHashMap<>();
    private final Map<String, ElementId> places;
    private final Relations relations;
    private final SpatialIndex<Thing.PodCard> podIndex;
    private final List<Thing> others = new ArrayList<>();
    private final Map<ElementId, List<Thing.PodCard>> podsByFrame = new LinkedHashMap<>();
    private final Box bounds;
    private final double trunk;
    private final List<Double> buses;

    /// @param things back to front
    /// @param places network namespaces by name, and what stands for them
    /// @param trunk where the wire from the router runs down
    /// @param buses the heights of the wires between nodes
    CanvasScene(
            List<Thing> things,
            Relations relations,
            Map<String, ElementId> places,
            double trunk,
            List<Double> buses) {
        this.things = List.copyOf(things);
        this.relations = relations;
        this.places = Map.copyOf(places);
        this.trunk = trunk;
        this.buses = List.copyOf(buses);
        var pods = new ArrayList<Thing.PodCard>();
        @Nullable Box all = null;
        for (var thing : things) {
            byId.put(thing.id(), thing);
            if (thing instanceof Thing.PodCard pod) {
                pods.add(pod);
                podsByFrame.computeIfAbsent(pod.frame(), _ -> new ArrayList<>()).add(pod);
            } else {
                others.add(thing);
                all = all == null ? thing.box() : all.union(thing.box());
            }
            if (thing instanceof Thing.NodeFrame frame) {
                frame.plumbing().bridges().forEach(it -> byId.put(it.id(), it));
                frame.plumbing().boxes().forEach(it -> byId.put(it.id(), it));
            }
        }
        podIndex = new SpatialIndex<>(pods, Thing.PodCard::box);
        bounds = all == null ? new Box(0, 0, 0, 0) : all;
    }

    /// Draws nodes without their devices.
    public static CanvasScene of(Cluster cluster, Placements placements) {
        return new SceneBuilder(cluster, null, placements).build();
    }

    /// Draws nodes with their devices.
    ///
    /// @param fabric what the cluster compiles to: its devices are seen from near
    public static CanvasScene of(Cluster cluster, @Nullable Fabric fabric, Placements placements) {
        return new SceneBuilder(cluster, fabric, placements).build();
    }

    /// Everything but devices and stations, back to front.
    public List<Thing> things() {
        return things;
    }

    /// Everything but pods, devices and stations, back to front.
    List<Thing> others() {
        return others;
    }

    /// Devices and stations included.
    public Optional<Thing> thing(ElementId id) {
        return Optional.ofNullable(byId.get(id));
    }

    @Nullable Thing get(ElementId id) {
        return byId.get(id);
    }

    public boolean isEmpty() {
        return things.stream().noneMatch(it -> !(it instanceof Thing.RouterBox));
    }

    /// Around everything.
    public Box bounds() {
        return bounds;
    }

    public Relations relations() {
        return relations;
    }

    /// The pods of a node, or of the tray.
    public List<Thing.PodCard> podsOf(ElementId frame) {
        return podsByFrame.getOrDefault(frame, List.of());
    }

    List<Thing.PodCard> podsIn(Box part) {
        return podIndex.in(part);
    }

    /// What stands for a network namespace: `node/red`, `shop/web-0`, `router`,
    /// `external:203.0.113.9`.
    public Optional<ElementId> place(String namespace) {
        return Optional.ofNullable(places.get(namespace));
    }

    double trunk() {
        return trunk;
    }

    List<Double> buses() {
        return buses;
    }

    /// One sentence for people who do not see the drawing.
    public String describe(ElementId id) {
        return Description.of(this, id);
    }
}

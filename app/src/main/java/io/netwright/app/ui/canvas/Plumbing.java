package io.netwright.app.ui.canvas;

import io.netwright.app.ui.layout.Box;
import io.netwright.app.ui.layout.ElementId;
import io.netwright.app.ui.layout.Sizes;
import io.netwright.app.ui.layout.Spot;
import io.netwright.sim.fabric.Device;
import io.netwright.sim.fabric.Fabric;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// The devices and stations at the foot of a node's frame, and the lanes that packets take there: a
/// rail down the left side, a track along the bottom, and the card's cable to the wire.
///
/// @param strip what they stand on
/// @param bridges bars as wide as the strip, the pods' veths end in them
/// @param boxes conntrack, netfilter, routes, tunnels, cards, from left to right
/// @param rail x of the lane from the pods down
/// @param collector y of the line that gathers the veths
/// @param track y of the lane along the boxes
/// @param card x of the cable down to the wire
/// @param bus y of the wire
public record Plumbing(
        Box strip,
        List<Thing.DeviceBox> bridges,
        List<Thing.DeviceBox> boxes,
        double rail,
        double collector,
        double track,
        double card,
        double bus) {
    public Plumbing {
        bridges = List.copyOf(bridges);
        boxes = List.copyOf(boxes);
    }

    /// The devices of a node that have a box: neither loopback nor veths.
    record Parts(List<Part> bridges, List<Part> boxes) {
        record Part(ElementId id, String name, String detail) {}

        static Parts of(String place, @Nullable Fabric fabric) {
            var bridges = new ArrayList<Part>();
            var boxes = new ArrayList<Part>();
            var cards = new ArrayList<Part>();
            for (var kind : ElementId.Station.Kind.values()) {
                boxes.add(new Part(new ElementId.Station(place, kind), kind.text(), ""));
            }
            var namespace = fabric == null ? null : fabric.namespace(place).orElse(null);
            if (fabric != null && namespace != null) {
                for (int device : namespace.devices()) {
                    var it = fabric.devices().get(device);
                    var part =
                            new Part(new ElementId.Device(place, it.name()), it.name(), told(it));
                    switch (it.kind()) {
                        case Device.Kind.Loopback() -> {}
                        case Device.Kind.Veth(int _) -> {}
                        case Device.Kind.Bridge() -> bridges.add(part);
                        case Device.Kind.Dummy(), Device.Kind.Vxlan _ -> boxes.add(part);
                        case Device.Kind.Nic(int _) -> cards.add(part);
                    }
                }
            }
            boxes.addAll(cards);
            return new Parts(bridges, boxes);
        }

        private static String told(Device device) {
            return device.addresses().isEmpty()
                    ? ""
                    : device.addresses().getFirst().address().toString();
        }

        /// @param width of the frame, inside
        double height(double width) {
            int perRow = Sizes.devicesPerRow(width);
            return bridges.size() * (Sizes.DEVICE_HEIGHT + Sizes.DEVICE_GAP)
                    + Math.ceilDiv(boxes.size(), perRow) * (Sizes.DEVICE_HEIGHT + Sizes.TRACK);
        }
    }

    /// Puts the parts at the foot of a frame.
    static Plumbing in(Box frame, ElementId id, Parts parts, double bus) {
        double left = frame.x() + Sizes.RAIL_SIDE;
        double width = frame.width() - Sizes.RAIL_SIDE - Sizes.PADDING;
        double height = parts.height(width);
        double y = frame.bottom() - Sizes.DEVICE_GAP - height;
        var strip = new Box(left, y, width, height);
        var bridges = new ArrayList<Thing.DeviceBox>();
        for (var part : parts.bridges()) {
            var box = new Box(left, y, width, Sizes.DEVICE_HEIGHT);
            bridges.add(new Thing.DeviceBox(part.id(), box, part.name(), part.detail(), id));
            y += Sizes.DEVICE_HEIGHT + Sizes.DEVICE_GAP;
        }
        var boxes = new ArrayList<Thing.DeviceBox>();
        int count = Math.min(Sizes.devicesPerRow(width), Math.max(1, parts.boxes().size()));
        double each = (width - (count - 1) * Sizes.DEVICE_GAP) / count;
        for (int i = 0; i < parts.boxes().size(); i++) {
            var part = parts.boxes().get(i);
            var box =
                    new Box(
                            left + i % count * (each + Sizes.DEVICE_GAP),
                            y + Math.floorDiv(i, count) * (Sizes.DEVICE_HEIGHT + Sizes.TRACK),
                            each,
                            Sizes.DEVICE_HEIGHT);
            boxes.add(new Thing.DeviceBox(part.id(), box, part.name(), part.detail(), id));
        }
        double card = boxes.isEmpty() ? frame.right() - 40 : boxes.getLast().box().centerX();
        double track = frame.bottom() - Sizes.DEVICE_GAP - Sizes.TRACK / 2;
        return new Plumbing(strip, bridges, boxes, frame.x() + 8, strip.y() - 8, track, card, bus);
    }

    /// Everything that has a box.
    List<Thing.DeviceBox> all() {
        return Stream.concat(bridges.stream(), boxes.stream()).toList();
    }

    /// Where a packet is while that device or station has it.
    Spot at(ElementId id) {
        for (var it : bridges) {
            if (it.id().equals(id)) {
                return new Spot(rail, it.box().centerY());
            }
        }
        for (var it : boxes) {
            if (it.id().equals(id)) {
                return new Spot(it.box().centerX(), it.box().bottom() + Sizes.TRACK / 2);
            }
        }
        return new Spot(rail, track);
    }
}

package io.netwright.app.ui.walk;

import io.netwright.app.ui.walk.WalkRow.Head;
import io.netwright.app.ui.walk.WalkRow.Part;
import io.netwright.app.ui.walk.WalkRow.Step;
import io.netwright.sim.trace.Hop;
import io.netwright.sim.trace.Journey;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// The walk in parts and packets, folded as somebody wants it.
///
/// @param parts the packets of each part; every packet is in one
record WalkRows(Journey journey, EnumMap<Part, List<Integer>> parts) {
    static WalkRows of(Journey journey) {
        var parts = new EnumMap<Part, List<Integer>>(Part.class);
        boolean there = false;
        boolean back = false;
        for (int i = 0; i < journey.packets().size(); i++) {
            var packet = journey.packets().get(i);
            boolean request = packet.leg() == Hop.Leg.REQUEST;
            Part part;
            if (packet.purpose() == Journey.Purpose.NAME) {
                part = Part.NAME;
            } else if (request && !there) {
                part = Part.REQUEST;
                there = true;
            } else if (!request && !back) {
                part = Part.REPLY;
                back = true;
            } else {
                part = Part.LATER;
            }
            parts.computeIfAbsent(part, _ -> new ArrayList<>()).add(i);
        }
        return new WalkRows(journey, parts);
    }

    /// What is open at first: all parts, and the packets that are parts by themselves.
    Set<WalkRow.Key> opened() {
        var open = new LinkedHashSet<WalkRow.Key>();
        parts.forEach((part, packets) -> open.add(head(part, packets)));
        return open;
    }

    /// The heads above a hop, the outermost first; none for an index that is no hop.
    List<WalkRow.Key> above(int hop) {
        int packet = journey.packetOf(hop);
        for (var part : parts.keySet()) {
            var packets = parts.getOrDefault(part, List.of());
            if (packets.contains(packet)) {
                var head = head(part, packets);
                return head.packet() >= 0
                        ? List.of(head)
                        : List.of(head, new WalkRow.Key(part, packet));
            }
        }
        return List.of();
    }

    private static WalkRow.Key head(Part part, List<Integer> packets) {
        return new WalkRow.Key(part, packets.size() == 1 ? packets.getFirst() : -1);
    }

    /// The rows to show.
    List<WalkRow> rows(Set<WalkRow.Key> open) {
        var rows = new ArrayList<WalkRow>();
        parts.forEach(
                (part, packets) -> {
                    var key = head(part, packets);
                    if (key.packet() >= 0) {
                        packet(rows, key, 0, part.title(), open);
                        return;
                    }
                    int hops =
                            packets.stream()
                                    .mapToInt(it -> journey.packets().get(it).hops().size())
                                    .sum();
                    var first = hop(journey.packets().get(packets.getFirst()).hops().getFirst());
                    rows.add(
                            new Head(
                                    key,
                                    0,
                                    -1,
                                    part.title(),
                                    packets.size() + " packets",
                                    "",
                                    hops,
                                    first.timeNanos(),
                                    open.contains(key)));
                    if (open.contains(key)) {
                        packets.forEach(it -> packet(rows, new WalkRow.Key(part, it), 1, "", open));
                    }
                });
        return rows;
    }

    private void packet(
            List<WalkRow> rows, WalkRow.Key key, int depth, String title, Set<WalkRow.Key> open) {
        var packet = journey.packets().get(key.packet());
        var first = hop(packet.hops().getFirst());
        var last = hop(packet.hops().getLast());
        boolean lost = last.action().equals("drop") || last.action().equals("reject");
        rows.add(
                new Head(
                        key,
                        depth,
                        key.packet(),
                        title,
                        packet.text(),
                        lost ? last.action() : "",
                        packet.hops().size(),
                        first.timeNanos(),
                        open.contains(key)));
        if (!open.contains(key)) {
            return;
        }
        var place = "";
        for (int index : packet.hops()) {
            var hop = hop(index);
            rows.add(new Step(index, hop, hop.place().equals(place) ? "" : hop.place()));
            place = hop.place();
        }
    }

    private Hop hop(int index) {
        return journey.hops().get(index);
    }
}

package io.netwright.app.ui.canvas;

import io.netwright.app.ui.layout.ElementId;
import io.netwright.app.ui.layout.Spot;
import io.netwright.sim.packet.Header;
import io.netwright.sim.packet.Packet;
import io.netwright.sim.trace.Hop;
import io.netwright.sim.trace.Verdict;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The way of a packet over a drawing: a spot for every hop.
///
/// @param verdict of the whole, shown at the last spot
record PacketTrack(List<Hop> hops, List<Spot> spots, @Nullable Verdict verdict) {
    static final PacketTrack NONE = new PacketTrack(List.of(), List.of(), null);

    PacketTrack {
        hops = List.copyOf(hops);
        spots = List.copyOf(spots);
    }

    static PacketTrack of(CanvasScene scene, List<Hop> hops, @Nullable Verdict verdict) {
        var spots = new ArrayList<Spot>();
        var last = new Spot(0, 0);
        for (var hop : hops) {
            last = spot(scene, hop).orElse(last);
            spots.add(hop.leg() == Hop.Leg.REPLY ? last.plus(0, 10) : last);
        }
        return new PacketTrack(hops, spots, verdict);
    }

    boolean isEmpty() {
        return spots.isEmpty();
    }

    private static Optional<Spot> spot(CanvasScene scene, Hop hop) {
        var place = scene.place(hop.place()).orElse(null);
        if (place == null) {
            return Optional.empty();
        }
        var thing = scene.thing(place).orElse(null);
        if (thing instanceof Thing.NodeFrame frame) {
            return Optional.of(frame.plumbing().at(inside(hop)));
        }
        return Optional.ofNullable(thing)
                .map(it -> new Spot(it.box().centerX(), it.box().bottom() - 6));
    }

    /// The device or the station of a node where a hop happens.
    private static ElementId inside(Hop hop) {
        if (hop.hook() != null) {
            return new ElementId.Station(hop.place(), ElementId.Station.Kind.NETFILTER);
        }
        if (hop.action().equals("route")) {
            return new ElementId.Station(hop.place(), ElementId.Station.Kind.ROUTES);
        }
        if (hop.device() == null) {
            return new ElementId.Station(hop.place(), ElementId.Station.Kind.CONNTRACK);
        }
        return new ElementId.Device(hop.place(), hop.device());
    }

    /// `TCP 10.244.1.3 → 10.96.44.5:80`, of the innermost packet.
    static String label(Packet packet) {
        Header.@Nullable Ip ip = null;
        Header.@Nullable Ports ports = null;
        for (var header : packet.headers()) {
            if (header instanceof Header.Ip it) {
                ip = it;
                ports = null;
            } else if (header instanceof Header.Ports it) {
                ports = it;
            }
        }
        if (ip == null) {
            return "ARP";
        }
        var port = ports == null ? "" : ":" + ports.destinationPort();
        var kind =
                ports instanceof Header.Tcp tcp
                        ? "TCP " + tcp.flagText()
                        : ports instanceof Header.Udp ? "UDP" : "IP";
        return kind + "  " + ip.source() + " → " + ip.destination() + port;
    }

    /// The outer addresses of an encapsulated packet.
    static Optional<String> shell(Packet packet) {
        var vxlan = packet.first(Header.Vxlan.class);
        var outer = packet.ip();
        return vxlan == null || outer == null
                ? Optional.empty()
                : Optional.of(
                        "VXLAN %d  %s → %s"
                                .formatted(
                                        vxlan.vni().value(), outer.source(), outer.destination()));
    }
}

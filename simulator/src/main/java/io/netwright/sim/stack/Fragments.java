package io.netwright.sim.stack;

import io.netwright.sim.packet.Header;
import io.netwright.sim.packet.Packet;
import io.netwright.sim.packet.Payload;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/// Takes IPv4 packets apart and puts them together (RFC 791 §3.2). The first fragment keeps the
/// headers; those after it are an IP header and bytes.
final class Fragments {
    private static final int IP_HEADER = 20;

    /// Cuts a packet into pieces of at most `mtu` bytes; just the packet where that cannot be done.
    static List<Packet> split(Packet packet, int mtu) {
        if (!(packet.outer() instanceof Header.Ipv4 ip)
                || !(packet.payload() instanceof Payload.Data data)) {
            return List.of(packet);
        }
        var bytes = data.bytes();
        int headers = packet.length() - bytes.length - IP_HEADER;
        int room = (mtu - IP_HEADER) & ~7;
        if (room < 8 || headers > room) {
            return List.of(packet);
        }
        var pieces = new ArrayList<Packet>();
        int end = Math.min(bytes.length, room - headers);
        boolean more = end < bytes.length || ip.moreFragments();
        pieces.add(
                packet.with(0, at(ip, ip.fragmentOffset(), more)).withPayload(part(bytes, 0, end)));
        for (int start = end; start < bytes.length; start = end) {
            end = Math.min(bytes.length, start + room);
            more = end < bytes.length || ip.moreFragments();
            int offset = ip.fragmentOffset() + headers + start;
            pieces.add(Packet.of(part(bytes, start, end), at(ip, offset, more)));
        }
        return pieces;
    }

    /// Keeps a fragment until its packet is whole; then the flight is that packet.
    ///
    /// @return whether the flight goes on
    boolean gather(Run run, Flight flight) {
        if (!(flight.ip instanceof Header.Ipv4 ip) || !ip.isFragment()) {
            return true;
        }
        var key =
                new FragmentKey(ip.source(), ip.destination(), ip.protocol(), ip.identification());
        var waiting = flight.state.fragments.computeIfAbsent(key, _ -> new ArrayList<>());
        waiting.add(flight.skb);
        var whole = join(waiting.stream().map(Skb::packet).toList());
        if (whole == null) {
            return false;
        }
        flight.state.fragments.remove(key);
        var before = flight.skb;
        flight.set(whole);
        run.recorder.step(flight.space.id, flight.inId(), Stage.FRAGMENT, null, before, flight.skb);
        return true;
    }

    private static @Nullable Packet join(List<Packet> pieces) {
        var ordered = new ArrayList<>(pieces);
        ordered.sort(Comparator.comparingInt(it -> ipOf(it).fragmentOffset()));
        int next = 0;
        for (var piece : ordered) {
            if (ipOf(piece).fragmentOffset() != next) {
                return null;
            }
            next += piece.length() - IP_HEADER;
        }
        if (ipOf(ordered.getLast()).moreFragments()) {
            return null;
        }
        int length = 0;
        for (var piece : ordered) {
            length += piece.payload().length();
        }
        var bytes = new byte[length];
        int at = 0;
        for (var piece : ordered) {
            if (piece.payload() instanceof Payload.Data data) {
                System.arraycopy(data.bytes(), 0, bytes, at, data.length());
                at += data.length();
            }
        }
        var first = ordered.getFirst();
        return first.with(0, at(ipOf(first), 0, false)).withPayload(new Payload.Data(bytes));
    }

    private static Header.Ipv4 ipOf(Packet packet) {
        return (Header.Ipv4) packet.outer();
    }

    private static Header.Ipv4 at(Header.Ipv4 ip, int offset, boolean more) {
        return new Header.Ipv4(
                ip.source(),
                ip.destination(),
                ip.protocol(),
                ip.ttl(),
                ip.identification(),
                ip.dontFragment(),
                more,
                offset);
    }

    private static Payload part(byte[] bytes, int start, int end) {
        return new Payload.Data(Arrays.copyOfRange(bytes, start, end));
    }
}

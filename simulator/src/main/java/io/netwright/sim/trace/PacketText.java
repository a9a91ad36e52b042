package io.netwright.sim.trace;

import io.netwright.sim.dns.DnsCodec;
import io.netwright.sim.packet.Header;
import io.netwright.sim.packet.Packet;
import io.netwright.sim.packet.Payload;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/// A packet in one line, as people speak of it: `TCP SYN 10.244.1.3:41000 → 10.96.0.10:53`. Of a
/// tunneled one, the innermost.
public final class PacketText {
    private static final int DNS = 53;

    private PacketText() {}

    public static String of(Packet packet) {
        var inner = Inner.of(packet);
        return inner == null
                ? resolution(packet)
                : "%s %s → %s".formatted(what(packet, inner), inner.source(), inner.destination());
    }

    /// Without the addresses: `TCP SYN-ACK`, `DNS A? web.shop`, `ICMP echo request`.
    public static String kind(Packet packet) {
        var inner = Inner.of(packet);
        return inner == null ? resolution(packet) : what(packet, inner);
    }

    private static String resolution(Packet packet) {
        for (var header : packet.headers()) {
            if (header instanceof Header.Arp arp) {
                return arp.request()
                        ? "ARP who has %s? tell %s".formatted(arp.target(), arp.sender())
                        : "ARP %s is at %s".formatted(arp.sender(), arp.senderMac());
            }
            if (header instanceof Header.Ndp ndp) {
                return ndp.solicitation()
                        ? "NDP who has %s?".formatted(ndp.target())
                        : "NDP %s is at %s".formatted(ndp.target(), ndp.linkLayer());
            }
        }
        return packet.outer().getClass().getSimpleName();
    }

    private static String what(Packet packet, Inner inner) {
        return switch (inner.ports()) {
            case Header.Tcp tcp ->
                    packet.payload().length() > 0
                            ? dns(packet, tcp)
                                    .orElseGet(
                                            () ->
                                                    "TCP %d bytes"
                                                            .formatted(packet.payload().length()))
                            : "TCP " + flags(tcp);
            case Header.Udp udp ->
                    dns(packet, udp)
                            .orElseGet(() -> "UDP %d bytes".formatted(packet.payload().length()));
            case Header.Sctp _ -> "SCTP";
            case null -> icmp(inner);
        };
    }

    private static String icmp(Inner inner) {
        var icmp = inner.icmp();
        return icmp != null && icmp.isError()
                ? "ICMP error: " + Denials.meaning(icmp)
                : inner.service();
    }

    private static String flags(Header.Tcp tcp) {
        var ack = tcp.has(Header.Tcp.ACK);
        if (tcp.has(Header.Tcp.SYN)) {
            return ack ? "SYN-ACK" : "SYN";
        }
        return tcp.has(Header.Tcp.RST) ? "RST" : tcp.has(Header.Tcp.FIN) ? "FIN" : "ACK";
    }

    private static Optional<String> dns(Packet packet, Header.Ports ports) {
        if ((ports.sourcePort() != DNS && ports.destinationPort() != DNS)
                || !(packet.payload() instanceof Payload.Data data)) {
            return Optional.empty();
        }
        return dns(data, ports instanceof Header.Tcp);
    }

    /// What a DNS message asks or answers, as `tcpdump` puts it; empty for what is none.
    ///
    /// @param framed is its length before it, as over TCP
    public static Optional<String> dns(Payload.Data data, boolean framed) {
        var bytes = data.bytes();
        var message =
                framed && bytes.length > 2 ? Arrays.copyOfRange(bytes, 2, bytes.length) : bytes;
        return DnsCodec.read(message).map(PacketText::text);
    }

    private static String text(DnsCodec.Read read) {
        if (!read.response()) {
            return "DNS %s? %s".formatted(read.type(), read.name().text());
        }
        var answers =
                read.answers().stream()
                        .map(it -> it.type() + " " + it.data())
                        .collect(Collectors.joining(", "));
        return "DNS answer %s".formatted(answers.isEmpty() ? none(read) : answers);
    }

    private static String none(DnsCodec.Read read) {
        var why = read.rcode().name();
        return "%s: %s for %s"
                .formatted(why.equals("NOERROR") ? "none" : why, read.type(), read.name().text());
    }
}

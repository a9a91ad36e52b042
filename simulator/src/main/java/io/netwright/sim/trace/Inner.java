package io.netwright.sim.trace;

import io.netwright.model.net.IpAddress;
import io.netwright.sim.packet.Header;
import io.netwright.sim.packet.Packet;

import org.jspecify.annotations.Nullable;

/// The innermost IP packet of a frame: what the two ends care about, tunnels aside.
///
/// @param ports null where the protocol has none
/// @param icmp null where it is no ICMP
record Inner(Header.Ip ip, Header.@Nullable Ports ports, Header.@Nullable Icmp icmp) {
    /// Null for what is no IP: ARP, and neighbor discovery.
    static @Nullable Inner of(Packet packet) {
        Header.Ip ip = null;
        Header.Ports ports = null;
        Header.Icmp icmp = null;
        for (var header : packet.headers()) {
            switch (header) {
                case Header.Ip it -> {
                    ip = it;
                    ports = null;
                    icmp = null;
                }
                case Header.Ports it -> ports = it;
                case Header.Icmp it -> icmp = it;
                case Header.Arp _, Header.Ndp _ -> {
                    return null;
                }
                case Header.Ethernet _, Header.Vxlan _ -> {}
            }
        }
        return ip == null ? null : new Inner(ip, ports, icmp);
    }

    /// What tells the two directions of a connection apart.
    record Tuple(IpAddress source, IpAddress destination, int sourcePort, int destinationPort) {
        Tuple reversed() {
            return new Tuple(destination, source, destinationPort, sourcePort);
        }
    }

    Tuple tuple() {
        return new Tuple(
                ip.source(),
                ip.destination(),
                ports == null ? 0 : ports.sourcePort(),
                ports == null ? 0 : ports.destinationPort());
    }

    boolean isError() {
        return icmp != null && icmp.isError();
    }

    static String endpoint(IpAddress address, Header.@Nullable Ports ports, int port) {
        if (ports == null) {
            return address.toString();
        }
        return address instanceof IpAddress.V6
                ? "[%s]:%d".formatted(address, port)
                : address + ":" + port;
    }

    /// `10.244.1.5:8080`, without the port where the protocol has none.
    String destination() {
        return endpoint(ip.destination(), ports, ports == null ? 0 : ports.destinationPort());
    }

    String source() {
        return endpoint(ip.source(), ports, ports == null ? 0 : ports.sourcePort());
    }

    /// `TCP port 8080`, `ICMP echo request`.
    String service() {
        return ports == null ? kind() : kind() + " port " + ports.destinationPort();
    }

    private String kind() {
        return switch (ports) {
            case Header.Tcp _ -> "TCP";
            case Header.Udp _ -> "UDP";
            case Header.Sctp _ -> "SCTP";
            case null -> icmp == null ? "IP protocol " + ip.protocol() : icmpKind(icmp);
        };
    }

    private static String icmpKind(Header.Icmp icmp) {
        return icmp.isEchoRequest()
                ? "ICMP echo request"
                : icmp.isEchoReply()
                        ? "ICMP echo reply"
                        : "ICMP type %d code %d".formatted(icmp.type(), icmp.code());
    }

    /// `TCP SYN 10.244.1.3:41000 to 10.96.0.10:53`.
    String summary() {
        var flags =
                ports instanceof Header.Tcp tcp
                        ? tcp.has(Header.Tcp.RST)
                                ? " RST"
                                : tcp.has(Header.Tcp.SYN)
                                        ? tcp.has(Header.Tcp.ACK) ? " SYN-ACK" : " SYN"
                                        : ""
                        : "";
        return "%s%s %s to %s".formatted(kind(), flags, source(), destination());
    }
}

package io.netwright.app.ui.canvas;

import io.netwright.sim.packet.Header;
import io.netwright.sim.packet.Packet;

import java.util.ArrayList;
import java.util.List;

/// Reads off a packet what its capsule says: the innermost addresses, and a line per tunnel.
final class CapsuleReader {
    private CapsuleReader() {}

    static WalkTrack.Capsule read(Packet packet) {
        var shells = new ArrayList<String>();
        String protocol = "";
        String source = "";
        String destination = "";
        for (var header : packet.headers()) {
            switch (header) {
                case Header.Ethernet _ -> {}
                case Header.Ip ip -> {
                    source = ip.source().toString();
                    destination = ip.destination().toString();
                    protocol = "IP";
                }
                case Header.Vxlan(var vni) -> {
                    shells.add("VXLAN %d  %s → %s".formatted(vni.value(), source, destination));
                    protocol = "";
                }
                case Header.Tcp tcp -> {
                    protocol = "TCP " + flags(tcp);
                    source = with(source, tcp.sourcePort());
                    destination = with(destination, tcp.destinationPort());
                }
                case Header.Ports ports -> {
                    protocol = ports instanceof Header.Udp ? "UDP" : "SCTP";
                    source = with(source, ports.sourcePort());
                    destination = with(destination, ports.destinationPort());
                }
                case Header.Icmp icmp ->
                        protocol =
                                icmp.isEchoRequest()
                                        ? "ICMP echo"
                                        : icmp.isEchoReply() ? "ICMP reply" : "ICMP error";
                case Header.Ndp _ -> protocol = "NDP";
                case Header.Arp arp -> {
                    protocol = arp.request() ? "ARP who has" : "ARP is at";
                    source = arp.sender().toString();
                    destination = arp.target().toString();
                }
            }
        }
        return new WalkTrack.Capsule(
                protocol, source, destination, List.copyOf(shells), false, false);
    }

    private static String with(String address, int port) {
        String host =
                address.contains(":") && !address.startsWith("[") ? "[" + address + "]" : address;
        return host + ":" + port;
    }

    private static String flags(Header.Tcp tcp) {
        var words = new ArrayList<String>();
        if (tcp.has(Header.Tcp.SYN)) {
            words.add("SYN");
        }
        if (tcp.has(Header.Tcp.RST)) {
            words.add("RST");
        }
        if (tcp.has(Header.Tcp.FIN)) {
            words.add("FIN");
        }
        if (tcp.has(Header.Tcp.ACK)) {
            words.add("ACK");
        }
        return String.join("+", words);
    }
}

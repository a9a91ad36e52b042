package io.netwright.sim.packet;

import io.netwright.model.net.IpAddress;
import io.netwright.model.net.MacAddress;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// Writes one packet, and says which bytes are which field if somebody wants to know.
///
/// A checksum is written when all that it covers is: innermost first.
final class Encoder {
    private final Packet whole;
    private final byte[] out;
    private final @Nullable List<Field> fields;
    private int at;
    private int header;
    private String headerName = "";
    private String prefix = "";

    Encoder(Packet packet, @Nullable List<Field> fields) {
        this.whole = packet;
        this.out = new byte[packet.length()];
        this.fields = fields;
    }

    byte[] run() {
        packet(whole, true);
        return out;
    }

    private void packet(Packet packet, boolean outermost) {
        headers(packet, 0, at + packet.length(), null, outermost);
    }

    /// Writes the headers from `index` on and the payload, up to `end`.
    private void headers(
            Packet packet, int index, int end, Header.@Nullable Ip ip, boolean outermost) {
        if (index == packet.headers().size()) {
            payload(packet.payload());
            return;
        }
        header = outermost ? index : -1;
        int start = at;
        var next = packet.headers().get(index);
        headerName = prefix + nameOf(next);
        int checksum =
                switch (next) {
                    case Header.Ethernet ethernet -> ethernet(ethernet);
                    case Header.Arp arp -> arp(arp);
                    case Header.Ipv4 v4 -> ipv4(v4, end - start);
                    case Header.Ipv6 v6 -> ipv6(v6, end - start - 40);
                    case Header.Tcp tcp -> tcp(tcp);
                    case Header.Udp udp -> udp(udp, end - start);
                    case Header.Sctp sctp -> sctp(sctp, end - start - 12);
                    case Header.Icmp icmp -> icmp(icmp);
                    case Header.Ndp ndp -> ndp(ndp);
                    case Header.Vxlan vxlan -> vxlan(vxlan);
                };
        int mark = fields == null ? 0 : fields.size();
        headers(packet, index + 1, end, next instanceof Header.Ip inner ? inner : ip, outermost);
        if (checksum >= 0 && !skipsChecksum(packet, index, ip)) {
            sum(next, start, checksum, end, ip, mark);
        }
    }

    /// Does VXLAN over IPv4 follow this UDP header?
    private static boolean skipsChecksum(Packet packet, int index, Header.@Nullable Ip ip) {
        return ip instanceof Header.Ipv4
                && index + 1 < packet.headers().size()
                && packet.headers().get(index + 1) instanceof Header.Vxlan;
    }

    private void sum(
            Header of, int start, int position, int end, Header.@Nullable Ip ip, int fieldsEnd) {
        int length = 2;
        if (of instanceof Header.Sctp) {
            length = 4;
            int crc = Checksum.crc32c(out, start, end);
            put(position, crc >>> 16, 2);
            put(position + 2, crc & 0xffff, 2);
        } else {
            boolean alone = of instanceof Header.Ipv4;
            boolean pseudo = !alone && !(of instanceof Header.Icmp icmp && !icmp.v6());
            long base =
                    pseudo && ip != null
                            ? Checksum.pseudo(
                                    ip.source(), ip.destination(), ip.protocol(), end - start)
                            : 0;
            int folded = Checksum.fold(Checksum.sum(base, out, start, alone ? start + 20 : end));
            put(position, folded == 0 && of instanceof Header.Udp ? 0xffff : folded, 2);
        }
        if (fields != null) {
            for (int i = 0; i < fieldsEnd; i++) {
                var field = fields.get(i);
                if (field.offset() == position && field.name().equals("Checksum")) {
                    fields.set(
                            i,
                            new Field(
                                    field.header(),
                                    field.headerName(),
                                    field.name(),
                                    hex(position, length),
                                    position,
                                    length));
                }
            }
        }
    }

    private int ethernet(Header.Ethernet ethernet) {
        mac("Destination", ethernet.destination());
        mac("Source", ethernet.source());
        var type =
                switch (ethernet.etherType()) {
                    case Header.Ethernet.IPV4 -> " (IPv4)";
                    case Header.Ethernet.IPV6 -> " (IPv6)";
                    case Header.Ethernet.ARP -> " (ARP)";
                    default -> "";
                };
        number("Type", ethernet.etherType(), 2, "0x%04x%s".formatted(ethernet.etherType(), type));
        return -1;
    }

    private int arp(Header.Arp arp) {
        number("Hardware type", 1, 2, "1 (Ethernet)");
        number("Protocol type", Header.Ethernet.IPV4, 2, "0x0800 (IPv4)");
        number("Hardware length", 6, 1);
        number("Protocol length", 4, 1);
        number("Operation", arp.request() ? 1 : 2, 2, arp.request() ? "1 (request)" : "2 (reply)");
        mac("Sender MAC", arp.senderMac());
        address("Sender IP", arp.sender());
        mac("Target MAC", arp.targetMac());
        address("Target IP", arp.target());
        return -1;
    }

    private int ipv4(Header.Ipv4 ip, int length) {
        number("Version and header length", 0x45, 1, "4, 20 bytes");
        number("Differentiated services", 0, 1);
        number("Total length", length, 2);
        number("Identification", ip.identification(), 2, "0x%04x".formatted(ip.identification()));
        int flags = (ip.dontFragment() ? 0x4000 : 0) | (ip.moreFragments() ? 0x2000 : 0);
        note(
                "Flags",
                (ip.dontFragment() ? "DF" : "")
                        + (ip.dontFragment() && ip.moreFragments() ? " " : "")
                        + (ip.moreFragments() ? "MF" : "")
                        + (flags == 0 ? "none" : ""),
                1);
        number("Fragment offset", flags | ip.fragmentOffset() / 8, 2, ip.fragmentOffset() + "");
        number("Time to live", ip.ttl(), 1);
        number("Protocol", ip.protocol(), 1, protocol(ip.protocol()));
        int checksum = at;
        number("Checksum", 0, 2, "0x0000");
        address("Source", ip.source());
        address("Destination", ip.destination());
        return checksum;
    }

    private int ipv6(Header.Ipv6 ip, int length) {
        number("Version, class and flow label", 0x60000000, 4, "6, 0x00, 0x00000");
        number("Payload length", length, 2);
        number("Next header", ip.protocol(), 1, protocol(ip.protocol()));
        number("Hop limit", ip.ttl(), 1);
        address("Source", ip.source());
        address("Destination", ip.destination());
        return -1;
    }

    private int tcp(Header.Tcp tcp) {
        boolean option = tcp.mss() > 0;
        number("Source port", tcp.sourcePort(), 2);
        number("Destination port", tcp.destinationPort(), 2);
        number("Sequence", tcp.sequence(), 4);
        number("Acknowledgment", tcp.acknowledgment(), 4);
        number("Header length", option ? 0x60 : 0x50, 1, option ? "24 bytes" : "20 bytes");
        number("Flags", tcp.flags(), 1, flags(tcp));
        number("Window", tcp.window(), 2);
        int checksum = at;
        number("Checksum", 0, 2, "0x0000");
        number("Urgent pointer", 0, 2);
        if (option) {
            note("Option", "maximum segment size " + tcp.mss(), 4);
            raw(0x0204, 2);
            raw(tcp.mss(), 2);
        }
        return checksum;
    }

    private int udp(Header.Udp udp, int length) {
        number("Source port", udp.sourcePort(), 2);
        number("Destination port", udp.destinationPort(), 2);
        number("Length", length, 2);
        int checksum = at;
        number("Checksum", 0, 2, "0x0000 (none)");
        return checksum;
    }

    private int sctp(Header.Sctp sctp, int chunkLength) {
        number("Source port", sctp.sourcePort(), 2);
        number("Destination port", sctp.destinationPort(), 2);
        int tag = sctp.verificationTag();
        number("Verification tag", tag, 4, "0x%08x".formatted(tag));
        int checksum = at;
        number("Checksum", 0, 4, "0x00000000");
        number("Chunk type", sctp.chunkType(), 1);
        number("Chunk flags", 0, 1);
        number("Chunk length", chunkLength, 2);
        return checksum;
    }

    private int icmp(Header.Icmp icmp) {
        number("Type", icmp.type(), 1);
        number("Code", icmp.code(), 1);
        int checksum = at;
        number("Checksum", 0, 2, "0x0000");
        if (icmp.isEchoRequest() || icmp.isEchoReply()) {
            number("Identifier", icmp.rest() >>> 16, 2);
            number("Sequence", icmp.rest() & 0xffff, 2);
        } else {
            number("Rest", icmp.rest(), 4);
        }
        return checksum;
    }

    private int ndp(Header.Ndp ndp) {
        boolean asks = ndp.solicitation();
        number(
                "Type",
                asks ? 135 : 136,
                1,
                asks ? "135 (neighbor solicitation)" : "136 (neighbor advertisement)");
        number("Code", 0, 1);
        int checksum = at;
        number("Checksum", 0, 2, "0x0000");
        number("Flags", asks ? 0 : 0x60000000, 4, asks ? "none" : "solicited, override");
        address("Target", ndp.target());
        if (ndp.linkLayer() != null) {
            raw(asks ? 0x0101 : 0x0201, 2);
            mac(asks ? "Source link-layer address" : "Target link-layer address", ndp.linkLayer());
        }
        return checksum;
    }

    private int vxlan(Header.Vxlan vxlan) {
        number("Flags", 0x08000000, 4, "VNI present");
        note("VNI", Integer.toString(vxlan.vni().value()), 3);
        raw(vxlan.vni().value() << 8, 4);
        return -1;
    }

    private void payload(Payload payload) {
        switch (payload) {
            case Payload.Data data -> {
                var bytes = data.bytes();
                System.arraycopy(bytes, 0, out, at, bytes.length);
                header = -1;
                headerName = prefix + "Data";
                if (bytes.length > 0) {
                    note("Bytes", data.toString(), bytes.length);
                }
                at += bytes.length;
            }
            case Payload.Quote(var quoted) -> {
                prefix = prefix + "quoted ";
                packet(quoted, false);
            }
        }
    }

    private static String nameOf(Header header) {
        return switch (header) {
            case Header.Ethernet _ -> "Ethernet";
            case Header.Arp _ -> "ARP";
            case Header.Ipv4 _ -> "IPv4";
            case Header.Ipv6 _ -> "IPv6";
            case Header.Tcp _ -> "TCP";
            case Header.Udp _ -> "UDP";
            case Header.Sctp _ -> "SCTP";
            case Header.Icmp icmp -> icmp.v6() ? "ICMPv6" : "ICMP";
            case Header.Ndp _ -> "ICMPv6";
            case Header.Vxlan _ -> "VXLAN";
        };
    }

    private static String protocol(int number) {
        for (var protocol : io.netwright.model.net.Protocol.values()) {
            if (protocol.number() == number) {
                return number + " (" + protocol + ")";
            }
        }
        return Integer.toString(number);
    }

    private static String flags(Header.Tcp tcp) {
        var names = new StringBuilder();
        String[] all = {"FIN", "SYN", "RST", "PSH", "ACK"};
        for (int i = 0; i < all.length; i++) {
            if (tcp.has(1 << i)) {
                names.append(names.isEmpty() ? "" : " ").append(all[i]);
            }
        }
        return names.isEmpty() ? "none" : names.toString();
    }

    private void mac(String name, MacAddress mac) {
        note(name, mac.toString(), 6);
        raw((int) (mac.bits() >>> 32), 2);
        raw((int) mac.bits(), 4);
    }

    private void address(String name, IpAddress address) {
        note(name, address.toString(), address.width() / 8);
        switch (address) {
            case IpAddress.V4(int bits) -> raw(bits, 4);
            case IpAddress.V6(long high, long low) -> {
                raw((int) (high >>> 32), 4);
                raw((int) high, 4);
                raw((int) (low >>> 32), 4);
                raw((int) low, 4);
            }
        }
    }

    private void number(String name, int value, int length) {
        number(name, value, length, Integer.toUnsignedString(value));
    }

    private void number(String name, int value, int length, String text) {
        note(name, text, length);
        raw(value, length);
    }

    private void note(String name, String text, int length) {
        if (fields != null) {
            fields.add(new Field(header, headerName, name, text, at, length));
        }
    }

    private void raw(int value, int length) {
        put(at, value, length);
        at += length;
    }

    private void put(int position, int value, int length) {
        for (int i = 0; i < length; i++) {
            out[position + i] = (byte) (value >>> (8 * (length - 1 - i)));
        }
    }

    private String hex(int position, int length) {
        var text = new StringBuilder("0x");
        for (int i = 0; i < length; i++) {
            text.append("%02x".formatted(out[position + i]));
        }
        return text.toString();
    }
}

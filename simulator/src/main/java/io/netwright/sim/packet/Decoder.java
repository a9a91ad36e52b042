package io.netwright.sim.packet;

import io.netwright.model.net.IpAddress;
import io.netwright.model.net.MacAddress;
import io.netwright.model.net.Protocol;
import io.netwright.model.net.Vni;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Reads one packet.
final class Decoder {
    private static final List<Integer> VXLAN_PORTS = List.of(8472, 4789);

    private final byte[] in;
    private int at;
    private int end;
    private final List<Header> headers = new ArrayList<>();

    Decoder(byte[] in, int from, int end) {
        this.in = in;
        this.at = from;
        this.end = end;
    }

    Packet run(LinkType link) {
        var payload =
                switch (link) {
                    case ETHERNET -> ethernet();
                    case RAW -> ip();
                };
        return new Packet(headers, payload);
    }

    private Payload ethernet() {
        need(14);
        var destination = mac();
        var source = mac();
        int type = u16();
        headers.add(new Header.Ethernet(source, destination, type));
        return switch (type) {
            case Header.Ethernet.IPV4, Header.Ethernet.IPV6 -> ip();
            case Header.Ethernet.ARP -> arp();
            default -> rest();
        };
    }

    private Payload arp() {
        need(28);
        at += 6;
        boolean request = u16() == 1;
        var senderMac = mac();
        var sender = v4();
        var targetMac = mac();
        headers.add(new Header.Arp(request, senderMac, sender, targetMac, v4()));
        return rest();
    }

    private Payload ip() {
        need(1);
        return in[at] >>> 4 == 4 ? ipv4() : ipv6();
    }

    private Payload ipv4() {
        need(20);
        int start = at;
        check(in[at] == 0x45, "IPv4 options");
        at += 2;
        endAt(start + u16());
        int identification = u16();
        int fragment = u16();
        int ttl = u8();
        int protocol = u8();
        at += 2;
        var source = v4();
        var destination = v4();
        check(Checksum.fold(Checksum.sum(0, in, start, start + 20)) == 0, "IPv4 checksum");
        var ip =
                new Header.Ipv4(
                        source,
                        destination,
                        protocol,
                        ttl,
                        identification,
                        (fragment & 0x4000) != 0,
                        (fragment & 0x2000) != 0,
                        (fragment & 0x1fff) * 8);
        headers.add(ip);
        return ip.isFragment() ? rest() : above(ip);
    }

    private Payload ipv6() {
        need(40);
        check(in[at] >>> 4 == 6, "IP version");
        at += 4;
        int length = u16();
        int protocol = u8();
        int ttl = u8();
        var source = v6();
        var ip = new Header.Ipv6(source, v6(), protocol, ttl);
        endAt(at + length);
        headers.add(ip);
        return above(ip);
    }

    private Payload above(Header.Ip ip) {
        if (ip.protocol() == Protocol.TCP.number()) {
            return tcp(ip);
        } else if (ip.protocol() == Protocol.UDP.number()) {
            return udp(ip);
        } else if (ip.protocol() == Protocol.SCTP.number()) {
            return sctp();
        } else if (ip.protocol() == Protocol.ICMP.number() && ip instanceof Header.Ipv4) {
            return icmp(ip);
        } else if (ip.protocol() == Protocol.ICMPV6.number() && ip instanceof Header.Ipv6) {
            return icmp(ip);
        }
        return rest();
    }

    private Payload tcp(Header.Ip ip) {
        need(20);
        verify(ip);
        int start = at;
        int source = u16();
        int destination = u16();
        int sequence = i32();
        int acknowledgment = i32();
        int length = (u8() >>> 4) * 4;
        int flags = u8() & 31;
        int window = u16();
        at = start + 20;
        check(length >= 20 && start + length <= end, "TCP header length");
        int mss = 0;
        while (at < start + length) {
            int kind = u8();
            if (kind == 0) {
                break;
            }
            if (kind == 1) {
                continue;
            }
            need(1);
            int size = u8();
            check(size >= 2 && at + size - 2 <= start + length, "TCP option");
            if (kind == 2 && size == 4) {
                mss = u16();
            } else {
                at += size - 2;
            }
        }
        at = start + length;
        headers.add(
                new Header.Tcp(source, destination, sequence, acknowledgment, flags, window, mss));
        return rest();
    }

    private Payload udp(Header.Ip ip) {
        need(8);
        int start = at;
        var udp = new Header.Udp(u16(), u16());
        int length = u16();
        int checksum = u16();
        at = start;
        endAt(start + length);
        if (checksum != 0) {
            verify(ip);
        }
        at += 8;
        headers.add(udp);
        boolean vxlan = VXLAN_PORTS.contains(udp.destinationPort()) && end - at >= 8;
        if (!vxlan || in[at] != 8) {
            return rest();
        }
        at += 4;
        headers.add(new Header.Vxlan(new Vni(i32() >>> 8)));
        return ethernet();
    }

    private Payload sctp() {
        need(16);
        int start = at;
        int source = u16();
        int destination = u16();
        int tag = i32();
        int checksum = i32();
        var zeroed = Arrays.copyOfRange(in, start, end);
        Arrays.fill(zeroed, 8, 12, (byte) 0);
        check(checksum == Checksum.crc32c(zeroed, 0, zeroed.length), "SCTP checksum");
        int type = u8();
        at++;
        endAt(start + 12 + u16());
        headers.add(new Header.Sctp(source, destination, tag, type));
        return rest();
    }

    private Payload icmp(Header.Ip ip) {
        need(8);
        boolean v6 = ip instanceof Header.Ipv6;
        if (v6) {
            verify(ip);
        } else {
            check(Checksum.fold(Checksum.sum(0, in, at, end)) == 0, "ICMP checksum");
        }
        int type = u8();
        int code = u8();
        at += 2;
        int rest = i32();
        if (v6 && (type == 135 || type == 136)) {
            need(16);
            var target = v6();
            boolean option = end - at >= 8;
            at += option ? 2 : 0;
            headers.add(new Header.Ndp(type == 135, target, option ? mac() : null));
            return rest();
        }
        var icmp = new Header.Icmp(v6, type, code, rest);
        headers.add(icmp);
        return icmp.isError() ? quote() : rest();
    }

    /// A quoted packet may be cut off: then it stays bytes.
    private Payload quote() {
        try {
            return new Payload.Quote(new Decoder(in, at, end).run(LinkType.RAW));
        } catch (IllegalArgumentException _) {
            return rest();
        }
    }

    private void verify(Header.Ip ip) {
        long pseudo = Checksum.pseudo(ip.source(), ip.destination(), ip.protocol(), end - at);
        check(Checksum.fold(Checksum.sum(pseudo, in, at, end)) == 0, "checksum");
    }

    private Payload rest() {
        var data = new Payload.Data(Arrays.copyOfRange(in, at, end));
        at = end;
        return data;
    }

    /// What comes after is padding.
    private void endAt(int position) {
        check(position >= at && position <= end, "length");
        end = position;
    }

    private void need(int bytes) {
        check(end - at >= bytes, "cut off");
    }

    private static void check(boolean right, String what) {
        if (!right) {
            throw new IllegalArgumentException("not a packet: " + what);
        }
    }

    private int u8() {
        return in[at++] & 255;
    }

    private int u16() {
        return u8() << 8 | u8();
    }

    private int i32() {
        return u16() << 16 | u16();
    }

    private MacAddress mac() {
        return new MacAddress((long) u16() << 32 | (i32() & 0xffff_ffffL));
    }

    private IpAddress.V4 v4() {
        return new IpAddress.V4(i32());
    }

    private IpAddress.V6 v6() {
        return new IpAddress.V6(
                (long) i32() << 32 | (i32() & 0xffff_ffffL),
                (long) i32() << 32 | (i32() & 0xffff_ffffL));
    }
}

package io.netwright.sim.packet;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.netwright.model.net.IpAddress;
import io.netwright.model.net.MacAddress;
import io.netwright.model.net.Vni;
import io.netwright.sim.engine.RandomStream;

import org.jspecify.annotations.Nullable;

/// Packets for tests: one by hand, and any number by chance.
final class Samples {
    private final RandomStream random;

    Samples(long seed) {
        random = new RandomStream(seed);
    }

    /// A pod's SYN to a pod of another node, on the wire.
    static Packet vxlanSyn() {
        return Packet.of(
                Payload.NONE,
                new Header.Ethernet(mac("02:00:00:00:00:01"), mac("02:00:00:00:00:02"), 0x0800),
                Header.Ipv4.of(v4("192.168.1.10"), v4("192.168.1.11"), 17, 64, false),
                new Header.Udp(50123, 8472),
                new Header.Vxlan(new Vni(1)),
                new Header.Ethernet(mac("0a:00:00:00:00:01"), mac("0a:00:00:00:00:02"), 0x0800),
                Header.Ipv4.of(v4("10.244.0.5"), v4("10.244.1.5"), 6, 63, true),
                new Header.Tcp(40000, 8080, 1000, 0, Header.Tcp.SYN, 64240, 1410));
    }

    /// A datagram's answer from a router.
    static Packet unreachable() {
        var asked =
                Packet.of(
                        new Payload.Data("hello\n".getBytes(UTF_8)),
                        new Header.Ipv6(v6("fd00::5"), v6("fd00:1::9"), 17, 63),
                        new Header.Udp(40000, 53));
        return Packet.of(
                new Payload.Quote(asked),
                new Header.Ethernet(mac("02:00:00:00:00:01"), mac("02:00:00:00:00:02"), 0x86dd),
                new Header.Ipv6(v6("fd00::1"), v6("fd00::5"), 58, 64),
                new Header.Icmp(true, 1, 4, 0));
    }

    static MacAddress mac(String text) {
        return MacAddress.parse(text);
    }

    static IpAddress.V4 v4(String text) {
        return (IpAddress.V4) IpAddress.parse(text);
    }

    static IpAddress.V6 v6(String text) {
        return (IpAddress.V6) IpAddress.parse(text);
    }

    /// Any packet that a wire can carry, from Ethernet on.
    Packet frame() {
        return random.below(8) == 0
                ? arp()
                : random.below(3) == 0 ? tunnel(inEthernet(ip())) : inEthernet(ip());
    }

    private Packet arp() {
        return Packet.of(
                Payload.NONE,
                new Header.Ethernet(mac(), MacAddress.BROADCAST, Header.Ethernet.ARP),
                new Header.Arp(random.below(2) == 0, mac(), v4(), mac(), v4()));
    }

    private Packet tunnel(Packet inner) {
        var wrapped = inner.push(new Header.Udp(port(), 8472), new Header.Vxlan(vni()));
        boolean v6 = random.below(2) == 0;
        return inEthernet(wrapped.push(v6 ? ipv6(17) : ipv4(17)));
    }

    private Packet inEthernet(Packet packet) {
        int type =
                packet.outer() instanceof Header.Ipv6 ? Header.Ethernet.IPV6 : Header.Ethernet.IPV4;
        return packet.push(new Header.Ethernet(mac(), mac(), type));
    }

    private Packet ip() {
        boolean v6 = random.below(2) == 0;
        return switch (random.below(7)) {
            case 0 -> Packet.of(data(), v6 ? ipv6(6) : ipv4(6), tcp());
            case 1 -> Packet.of(data(), v6 ? ipv6(17) : ipv4(17), new Header.Udp(port(), port()));
            case 2 ->
                    Packet.of(
                            new Payload.Data(new byte[16]),
                            v6 ? ipv6(132) : ipv4(132),
                            new Header.Sctp(port(), port(), bits(), 1));
            case 3 ->
                    Packet.of(
                            data(),
                            v6 ? ipv6(58) : ipv4(1),
                            new Header.Icmp(v6, v6 ? 128 : 8, 0, bits()));
            case 4 ->
                    Packet.of(
                            new Payload.Quote(Packet.of(data(), v6 ? ipv6(6) : ipv4(6), tcp())),
                            v6 ? ipv6(58) : ipv4(1),
                            new Header.Icmp(v6, v6 ? 1 : 3, 3, 0));
            case 5 -> Packet.of(Payload.NONE, ipv6(58), ndp());
            default ->
                    Packet.of(
                            data(),
                            new Header.Ipv4(
                                    v4(),
                                    v4(),
                                    17,
                                    64,
                                    random.below(65536),
                                    false,
                                    random.below(2) == 0,
                                    8 * (1 + random.below(8000))));
        };
    }

    private Header.Tcp tcp() {
        boolean syn = random.below(2) == 0;
        return new Header.Tcp(
                port(),
                port(),
                bits(),
                bits(),
                syn ? Header.Tcp.SYN : Header.Tcp.ACK,
                random.below(65536),
                syn ? 1460 : 0);
    }

    private Header.Ndp ndp() {
        @Nullable MacAddress linkLayer = random.below(2) == 0 ? mac() : null;
        return new Header.Ndp(random.below(2) == 0, v6(), linkLayer);
    }

    private Header.Ipv4 ipv4(int protocol) {
        return Header.Ipv4.of(v4(), v4(), protocol, 1 + random.below(255), random.below(2) == 0);
    }

    private Header.Ipv6 ipv6(int protocol) {
        return new Header.Ipv6(v6(), v6(), protocol, 1 + random.below(255));
    }

    /// From ports that no dissector claims.
    private int port() {
        return 50000 + random.below(10000);
    }

    private int bits() {
        return (int) random.nextLong();
    }

    private Vni vni() {
        return new Vni(random.below(1 << 24));
    }

    private MacAddress mac() {
        return new MacAddress(((random.nextLong() >>> 16) | (2L << 40)) & ~(1L << 40));
    }

    private IpAddress.V4 v4() {
        return new IpAddress.V4((10 << 24) | (bits() >>> 8));
    }

    private IpAddress.V6 v6() {
        return new IpAddress.V6((0xfd00L << 48) | (random.nextLong() >>> 16), random.nextLong());
    }

    private Payload data() {
        var bytes = new byte[random.below(64)];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) bits();
        }
        return new Payload.Data(bytes);
    }
}

package io.netwright.sim.stack;

import io.netwright.model.net.IpAddress;
import io.netwright.model.net.IpFamily;
import io.netwright.model.net.MacAddress;
import io.netwright.sim.packet.Header;
import io.netwright.sim.packet.Packet;

import org.jspecify.annotations.Nullable;

/// A packet on its way through the IP layer of one namespace: its [Skb], which is what others get
/// to see, and what the kernel keeps beside it.
final class Flight {
    static final int ICMP = 1;
    static final int TCP = 6;
    static final int UDP = 17;
    static final int ICMPV6 = 58;
    static final int SCTP = 132;

    final Space space;
    final NamespaceState state;
    Skb skb;

    /// The outermost header, IP.
    Header.Ip ip;

    /// What follows it, null for a later fragment.
    @Nullable Header transport;

    long sourceHigh;
    long sourceLow;
    long destinationHigh;
    long destinationLow;

    /// As in a [Tuple]; -1 where there are none.
    int sourcePort;

    int destinationPort;

    @Nullable Link in;
    @Nullable Link out;
    @Nullable Path path;

    /// The bridge port that it came in by, if br_netfilter has it.
    @Nullable Link bridgePort;

    @Nullable Connection connection;

    /// Does it go in the reply direction of its connection?
    boolean reply;

    /// Has it been through PREROUTING already, on a bridge?
    boolean prerouted;

    /// Was it addressed to this host alone (`PACKET_HOST`)?
    boolean group;

    /// The connection by which IPVS has handled it: no more than once (`ipvs_property`).
    @Nullable BalancedConnection balanced;

    /// Why the namespace's own sender is told that it was not sent, null if it was.
    @Nullable String error;

    Flight(Space space, NamespaceState state, Skb skb) {
        this.space = space;
        this.state = state;
        this.skb = skb;
        if (!(skb.packet().outer() instanceof Header.Ip header)) {
            throw new IllegalArgumentException("no IP packet: " + skb.packet());
        }
        ip = header;
        parse(skb.packet());
    }

    /// A copy that goes another way, such as out of another port of a bridge.
    Flight copy() {
        var copy = new Flight(space, state, skb);
        copy.in = in;
        copy.out = out;
        copy.path = path;
        copy.bridgePort = bridgePort;
        copy.connection = connection;
        copy.reply = reply;
        copy.prerouted = prerouted;
        copy.group = group;
        copy.balanced = balanced;
        return copy;
    }

    void set(Packet packet) {
        skb = skb.with(packet);
        parse(packet);
    }

    private void parse(Packet packet) {
        var headers = packet.headers();
        ip = (Header.Ip) headers.get(0);
        transport = headers.size() > 1 ? headers.get(1) : null;
        switch (ip) {
            case Header.Ipv4 v4 -> {
                sourceLow = v4.source().bits() & 0xffff_ffffL;
                destinationLow = v4.destination().bits() & 0xffff_ffffL;
            }
            case Header.Ipv6 v6 -> {
                sourceHigh = v6.source().high();
                sourceLow = v6.source().low();
                destinationHigh = v6.destination().high();
                destinationLow = v6.destination().low();
            }
        }
        switch (transport) {
            case Header.Ports ports -> {
                sourcePort = ports.sourcePort();
                destinationPort = ports.destinationPort();
            }
            case Header.Icmp icmp -> {
                sourcePort = icmp.rest() >>> 16;
                destinationPort = (icmp.type() << 8) | icmp.code();
            }
            case Header.Ndp ndp -> {
                sourcePort = 0;
                destinationPort = (ndp.solicitation() ? 135 : 136) << 8;
            }
            case null, default -> {
                sourcePort = -1;
                destinationPort = -1;
            }
        }
    }

    IpAddress source() {
        return ip.source();
    }

    IpAddress destination() {
        return ip.destination();
    }

    int protocol() {
        return ip.protocol();
    }

    boolean isV6() {
        return ip instanceof Header.Ipv6;
    }

    IpFamily family() {
        return isV6() ? IpFamily.V6 : IpFamily.V4;
    }

    Fib fib() {
        return space.fib(family());
    }

    /// Its flow in its own direction.
    Tuple tuple() {
        return new Tuple(ip.source(), ip.destination(), ip.protocol(), sourcePort, destinationPort);
    }

    int inId() {
        var link = in;
        return link == null ? -1 : link.id;
    }

    int outId() {
        var link = out;
        return link == null ? -1 : link.id;
    }

    /// The device that a step of it is told for: where it leaves, else where it came in.
    int deviceId() {
        var link = out != null ? out : in;
        return link == null ? -1 : link.id;
    }

    void in(Link link) {
        in = link;
        skb = new Skb(skb.packet(), skb.mark(), link.id, -1, skb.ct(), skb.flow());
    }

    void out(@Nullable Link link) {
        out = link;
        skb = skb.withOut(link == null ? -1 : link.id);
    }

    MacAddress groupMac() {
        return switch (ip.destination()) {
            case IpAddress.V4(int bits) ->
                    ip.destination().isMulticast()
                            ? new MacAddress(0x0100_5e00_0000L | (bits & 0x7f_ffff))
                            : MacAddress.BROADCAST;
            case IpAddress.V6(_, long low) ->
                    new MacAddress(0x3333_0000_0000L | (low & 0xffff_ffffL));
        };
    }
}

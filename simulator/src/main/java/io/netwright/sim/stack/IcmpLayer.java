package io.netwright.sim.stack;

import io.netwright.model.net.IpAddress;
import io.netwright.sim.fabric.Target;
import io.netwright.sim.packet.Header;
import io.netwright.sim.packet.Packet;
import io.netwright.sim.packet.Payload;

import java.util.Arrays;

/// ICMP: errors that the stack tells, and what it does with those that it hears. Source: Linux
/// `net/ipv4/icmp.c`, `net/ipv6/icmp.c`, `net/ipv4/netfilter/nf_reject_ipv4.c`.
final class IcmpLayer {
    private static final int LEAST_V4_MTU = 552;
    private static final int LEAST_V6_MTU = 1280;

    private final Kernel kernel;

    IcmpLayer(Kernel kernel) {
        this.kernel = kernel;
    }

    /// Tells the sender of a packet what became of it; not where RFC 1122 §3.2.2 and RFC 4443 §2.4
    /// forbid it.
    void error(Run run, Flight about, int type, int code, int rest) {
        if (!mayTell(about)) {
            return;
        }
        var to = about.source();
        boolean v6 = about.isV6();
        var path = about.path;
        var from = path != null && path.kind() == Path.Kind.LOCAL ? about.destination() : null;
        int bound = to.isLinkLocal() ? about.inId() : -1;
        if (from == null) {
            var back = kernel.routing.choose(run, about.space, about.state, any(v6), to, 0, bound);
            from = back == null ? null : Sources.of(about.space, back, to);
            if (from == null) {
                return;
            }
        }
        int protocol = v6 ? Flight.ICMPV6 : Flight.ICMP;
        var packet =
                Packet.of(
                        new Payload.Quote(cut(about.skb.packet(), v6 ? 1232 : 548)),
                        IpOutput.header(about.state, from, to, protocol, 64, false),
                        new Header.Icmp(v6, type, code, rest));
        answer(run, about, packet, bound);
    }

    /// Sends what a packet gave cause for; conntrack takes it for related to that packet.
    private void answer(Run run, Flight about, Packet packet, int bound) {
        var skb = new Skb(packet, 0, -1, -1, CtState.NONE, about.skb.flow());
        var answer = new Flight(about.space, about.state, skb);
        if (about.connection != null) {
            answer.connection = about.connection;
            answer.reply = !about.reply;
            answer.skb = skb.with(CtState.RELATED);
        }
        run.recorder.step(
                about.space.id, about.deviceId(), Stage.ANSWER, null, about.skb, answer.skb);
        kernel.output.local(run, answer, bound);
    }

    private static boolean mayTell(Flight about) {
        if (about.transport instanceof Header.Icmp icmp && icmp.isError()) {
            return false;
        }
        if (about.ip instanceof Header.Ipv4 ip && ip.fragmentOffset() > 0) {
            return false;
        }
        return !about.source().isUnspecified()
                && !about.source().isMulticast()
                && !about.group
                && !about.destination().isMulticast()
                && !about.fib().isBroadcast(about.destination());
    }

    /// `-j REJECT`.
    void reject(Run run, Flight flight, Target.Reject.With with) {
        boolean v6 = flight.isV6();
        switch (with) {
            case PORT_UNREACHABLE -> error(run, flight, v6 ? 1 : 3, v6 ? 4 : 3, 0);
            case HOST_UNREACHABLE -> error(run, flight, v6 ? 1 : 3, v6 ? 3 : 1, 0);
            case ADMIN_PROHIBITED -> error(run, flight, v6 ? 1 : 3, v6 ? 1 : 13, 0);
            case TCP_RESET -> {
                var reset = TcpLayer.resetFor(flight);
                if (reset != null) {
                    answer(run, flight, reset, -1);
                }
            }
        }
    }

    void receive(Run run, Flight flight, Header.Icmp icmp) {
        if (icmp.isEchoRequest()) {
            echo(run, flight, icmp);
        } else if (icmp.isEchoReply()) {
            kernel.transport.echoReply(run, flight, icmp);
        } else if (flight.skb.packet().payload() instanceof Payload.Quote(var quoted)) {
            heard(run, flight, icmp, quoted);
        }
    }

    private void echo(Run run, Flight flight, Header.Icmp icmp) {
        run.recorder.step(
                flight.space.id, flight.inId(), Stage.DELIVER, null, flight.skb, flight.skb);
        var to = flight.source();
        IpAddress from = flight.group ? null : flight.destination();
        int bound = to.isLinkLocal() ? flight.inId() : -1;
        if (from == null) {
            var back =
                    kernel.routing.choose(
                            run, flight.space, flight.state, any(flight.isV6()), to, 0, bound);
            from = back == null ? null : Sources.of(flight.space, back, to);
            if (from == null) {
                return;
            }
        }
        var reply =
                Packet.of(
                        flight.skb.packet().payload(),
                        IpOutput.header(flight.state, from, to, flight.protocol(), 64, false),
                        new Header.Icmp(icmp.v6(), icmp.v6() ? 129 : 0, 0, icmp.rest()));
        var skb = new Skb(reply, 0, -1, -1, CtState.NONE, flight.skb.flow());
        run.recorder.step(flight.space.id, flight.inId(), Stage.ANSWER, null, flight.skb, skb);
        kernel.output.local(run, new Flight(flight.space, flight.state, skb), bound);
    }

    private void heard(Run run, Flight flight, Header.Icmp icmp, Packet quoted) {
        run.recorder.step(
                flight.space.id, flight.inId(), Stage.DELIVER, null, flight.skb, flight.skb);
        var inner = new Flight(flight.space, flight.state, flight.skb.with(quoted));
        boolean tooBig = icmp.v6() ? icmp.type() == 2 : icmp.type() == 3 && icmp.code() == 4;
        if (tooBig && icmp.rest() > 0) {
            int mtu = Math.max(icmp.rest(), icmp.v6() ? LEAST_V6_MTU : LEAST_V4_MTU);
            flight.state.pathMtu(inner.destination(), new PathMtu(mtu, run.now + PathMtu.LIFE));
        }
        kernel.transport.failed(run, flight, inner, icmp, tooBig);
    }

    /// The error of an ICMP message, as a socket reports it (`icmp_err_convert`).
    static String errno(Header.Icmp icmp) {
        if (icmp.v6()) {
            return switch (icmp.type()) {
                case 1 ->
                        switch (icmp.code()) {
                            case 0 -> "ENETUNREACH";
                            case 1, 5, 6 -> "EACCES";
                            case 4 -> "ECONNREFUSED";
                            default -> "EHOSTUNREACH";
                        };
                case 2 -> "EMSGSIZE";
                case 4 -> "EPROTO";
                default -> "EHOSTUNREACH";
            };
        }
        if (icmp.type() != 3) {
            return icmp.type() == 12 ? "EPROTO" : "EHOSTUNREACH";
        }
        return switch (icmp.code()) {
            case 0, 6, 9, 11 -> "ENETUNREACH";
            case 2 -> "ENOPROTOOPT";
            case 3 -> "ECONNREFUSED";
            case 4 -> "EMSGSIZE";
            default -> "EHOSTUNREACH";
        };
    }

    /// Does a connected UDP socket report it, not only one that asked for every error?
    static boolean isHard(Header.Icmp icmp) {
        return icmp.v6()
                ? icmp.type() == 1 && (icmp.code() == 1 || icmp.code() >= 4)
                : icmp.type() == 3
                        && icmp.code() != 0
                        && icmp.code() != 1
                        && icmp.code() != 4
                        && icmp.code() != 5
                        && icmp.code() != 11
                        && icmp.code() != 12;
    }

    private static IpAddress any(boolean v6) {
        return v6 ? IpAddress.V6.ANY : IpAddress.V4.ANY;
    }

    /// A packet to quote: so much of it that the error fits in 576 bytes, or 1280 of IPv6.
    private static Packet cut(Packet packet, int room) {
        int over = packet.length() - room;
        if (over <= 0 || !(packet.payload() instanceof Payload.Data data)) {
            return packet;
        }
        var kept = Arrays.copyOf(data.bytes(), Math.max(0, data.length() - over));
        return packet.withPayload(new Payload.Data(kept));
    }
}

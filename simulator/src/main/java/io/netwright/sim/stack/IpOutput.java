package io.netwright.sim.stack;

import io.netwright.model.net.IpAddress;
import io.netwright.sim.fabric.Hook;
import io.netwright.sim.packet.Header;

import org.jspecify.annotations.Nullable;

/// What IP does with a packet on its way out. Source: Linux `net/ipv4/ip_output.c`,
/// `net/ipv4/netfilter.c` (`ip_route_me_harder`), `net/ipv6/ip6_output.c`.
final class IpOutput {
    private final Kernel kernel;

    IpOutput(Kernel kernel) {
        this.kernel = kernel;
    }

    /// Sends a packet that was made here.
    ///
    /// @param device the id of the device that it must leave by, -1 for any
    /// @return what the sender is told, as `errno(3)` names it; null if it was sent
    @Nullable String local(Run run, Flight flight, int device) {
        var path = kernel.routing.choose(run, flight, device);
        var error = refused(run, flight, path);
        if (path == null || error != null) {
            return error;
        }
        take(run, flight, path);
        var destination = flight.destination();
        var source = flight.source();
        int mark = flight.skb.mark();
        if (!kernel.netfilter.pass(run, flight, Hook.OUTPUT)) {
            return flight.error;
        }
        if (!destination.equals(flight.destination())
                || !source.equals(flight.source())
                || mark != flight.skb.mark()) {
            path = kernel.routing.choose(run, flight, device);
            error = refused(run, flight, path);
            if (path == null || error != null) {
                return error;
            }
            take(run, flight, path);
        }
        send(run, flight);
        return flight.error;
    }

    private static void take(Run run, Flight flight, Path path) {
        var before = flight.skb;
        flight.path = path;
        flight.out(path.device());
        run.recorder.step(
                flight.space.id, flight.outId(), Stage.ROUTE, path.entry(), before, flight.skb);
    }

    private static @Nullable String refused(Run run, Flight flight, @Nullable Path path) {
        if (path == null) {
            run.recorder.drop(flight.space.id, -1, DropReason.IP_OUTNOROUTES, null, flight.skb);
            return "ENETUNREACH";
        }
        var error = refusal(path);
        if (error != null) {
            var reason =
                    path.kind() == Path.Kind.BLACKHOLE
                            ? DropReason.BLACKHOLE
                            : DropReason.IP_OUTNOROUTES;
            run.recorder.drop(flight.space.id, -1, reason, path.entry(), flight.skb);
        }
        return error;
    }

    /// What a socket is told of a path that leads nowhere (`fib_props`); null for one that leads
    /// on.
    static @Nullable String refusal(Path path) {
        return switch (path.kind()) {
            case LOCAL, BROADCAST, UNICAST -> null;
            case BLACKHOLE -> "EINVAL";
            case UNREACHABLE -> "EHOSTUNREACH";
            case PROHIBIT -> "EACCES";
            case THROW -> "EAGAIN";
        };
    }

    /// POSTROUTING, then out.
    void send(Run run, Flight flight) {
        if (kernel.netfilter.pass(run, flight, Hook.POSTROUTING)) {
            finish(run, flight);
        }
    }

    /// Hands a packet to the device that it was routed to, in pieces where it must be.
    void finish(Run run, Flight flight) {
        var out = flight.out;
        if (out == null) {
            throw new IllegalStateException("not routed: " + flight.skb);
        }
        if (out.isLoopback()) {
            loop(run, flight, out);
            return;
        }
        int mtu = out.mtu;
        if (flight.in == null) {
            mtu = flight.state.pathMtu(flight.destination(), mtu, run.now);
        }
        if (flight.skb.packet().length() <= mtu) {
            kernel.neighbors.output(run, flight, out);
        } else if (flight.ip instanceof Header.Ipv4 ip && !ip.dontFragment()) {
            fragment(run, flight, out, mtu);
        } else {
            kernel.icmp.error(run, flight, flight.isV6() ? 2 : 3, flight.isV6() ? 0 : 4, mtu);
            run.recorder.drop(
                    flight.space.id, out.id, DropReason.PKT_TOO_BIG, out.device, flight.skb);
            flight.error = "EMSGSIZE";
        }
    }

    private void fragment(Run run, Flight flight, Link out, int mtu) {
        var whole = flight.skb;
        for (var piece : Fragments.split(whole.packet(), mtu)) {
            var part = flight.copy();
            part.set(piece);
            run.recorder.step(flight.space.id, out.id, Stage.FRAGMENT, out.device, whole, part.skb);
            kernel.neighbors.output(run, part, out);
        }
    }

    /// What leaves by `lo` comes in by `lo`, with its connection and its mark.
    private static void loop(Run run, Flight flight, Link loopback) {
        run.recorder.step(
                flight.space.id,
                loopback.id,
                Stage.TRANSMIT,
                loopback.device,
                flight.skb,
                flight.skb);
        flight.out = null;
        flight.in(loopback);
        run.looped.add(flight);
    }

    /// The next identification of a packet that may be fragmented.
    static Header.Ip header(
            NamespaceState state,
            IpAddress source,
            IpAddress destination,
            int protocol,
            int ttl,
            boolean dontFragment) {
        return switch (source) {
            case IpAddress.V4 from -> {
                int id = dontFragment ? 0 : state.identification++ & 0xffff;
                yield new Header.Ipv4(
                        from,
                        (IpAddress.V4) destination,
                        protocol,
                        ttl,
                        id,
                        dontFragment,
                        false,
                        0);
            }
            case IpAddress.V6 from ->
                    new Header.Ipv6(from, (IpAddress.V6) destination, protocol, ttl);
        };
    }
}

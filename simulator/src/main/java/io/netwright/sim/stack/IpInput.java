package io.netwright.sim.stack;

import io.netwright.model.net.IpAddress;
import io.netwright.sim.fabric.Hook;
import io.netwright.sim.packet.Header;
import io.netwright.sim.packet.Packet;

import org.jspecify.annotations.Nullable;

/// What IP does with a packet that a device hands up: PREROUTING, the routing decision, then local
/// delivery or forwarding. Source: Linux `net/ipv4/ip_input.c`, `route.c` (`ip_route_input_slow`,
/// `fib_validate_source`), `ip_forward.c`, `net/ipv6/ip6_input.c`, `ip6_output.c` (`ip6_forward`).
final class IpInput {
    private final Kernel kernel;

    IpInput(Kernel kernel) {
        this.kernel = kernel;
    }

    void receive(Run run, Flight flight) {
        if (!flight.prerouted && !kernel.netfilter.pass(run, flight, Hook.PREROUTING)) {
            return;
        }
        var in = flight.in;
        var known = flight.path;
        if (in != null && in.isLoopback() && known != null) {
            deliver(run, flight); // it was routed when it left by lo
            return;
        }
        if (flight.destination().isMulticast()) {
            multicast(run, flight, in);
            return;
        }
        var wrong = in == null ? null : checkSource(flight, in);
        if (wrong != null) {
            drop(run, flight, wrong);
            return;
        }
        route(run, flight);
    }

    private void route(Run run, Flight flight) {
        var destination = flight.destination();
        int bound =
                destination instanceof IpAddress.V6 && destination.isLinkLocal()
                        ? flight.inId()
                        : -1;
        var path = kernel.routing.choose(run, flight, bound);
        if (destination.isLoopback() && !mayBeLoopback(flight)) {
            drop(run, flight, DropReason.MARTIAN_SOURCE);
            return;
        }
        if (path == null) {
            noRoute(run, flight, null, Path.Kind.THROW);
            return;
        }
        flight.path = path;
        switch (path.kind()) {
            case LOCAL, BROADCAST -> {
                told(run, flight, path, flight.skb);
                deliver(run, flight);
            }
            case UNICAST -> forward(run, flight, path);
            case BLACKHOLE -> drop(run, flight, DropReason.BLACKHOLE, path);
            case UNREACHABLE, PROHIBIT, THROW -> noRoute(run, flight, path, path.kind());
        }
    }

    private static boolean mayBeLoopback(Flight flight) {
        return flight.destination() instanceof IpAddress.V4
                && flight.space.namespace.sysctls().routeLocalnet();
    }

    /// IPv6 routers say so for every packet; IPv4 hosts that do not forward say nothing.
    private void noRoute(Run run, Flight flight, @Nullable Path path, Path.Kind kind) {
        if (flight.space.forwards(flight.isV6())) {
            if (flight.isV6()) {
                kernel.icmp.error(run, flight, 1, kind == Path.Kind.PROHIBIT ? 1 : 0, 0);
            } else {
                int code =
                        switch (kind) {
                            case UNREACHABLE -> 1;
                            case PROHIBIT -> 13;
                            default -> 0;
                        };
                kernel.icmp.error(run, flight, 3, code, 0);
            }
        }
        boolean forwards = flight.space.forwards(flight.isV6());
        drop(
                run,
                flight,
                forwards || flight.isV6() ? DropReason.IP_INNOROUTES : DropReason.IP_INADDRERRORS,
                path);
    }

    /// Can this source be on the other side of that device? IPv6 does not ask.
    private static @Nullable DropReason checkSource(Flight flight, Link in) {
        var source = flight.source();
        if (flight.isV6()) {
            return source.isMulticast() || source.isLoopback() ? DropReason.IP_INADDRERRORS : null;
        }
        if (source.isMulticast() || (source instanceof IpAddress.V4(int bits) && bits == -1)) {
            return DropReason.MARTIAN_SOURCE;
        }
        var sysctls = flight.space.namespace.sysctls();
        if (source.isLoopback() && !sysctls.routeLocalnet()) {
            return DropReason.MARTIAN_SOURCE;
        }
        if (source.isUnspecified()) {
            return null;
        }
        var fib = flight.fib();
        if (fib.isLocal(source)) {
            return DropReason.MARTIAN_SOURCE;
        }
        if (sysctls.rpFilter() == 0) {
            return null;
        }
        var here = flight.destination();
        var back = fib.find(here, source, 0, -1);
        for (var path : back) {
            boolean fits = path.kind() == Path.Kind.UNICAST;
            if (fits && (sysctls.rpFilter() == 2 || path.out() == in)) {
                return null;
            }
        }
        return DropReason.IP_RPFILTER;
    }

    private void multicast(Run run, Flight flight, @Nullable Link in) {
        if (in != null && flight.destination() instanceof IpAddress.V6 group && joined(in, group)) {
            flight.group = true;
            deliver(run, flight);
        } // else nobody here wants it: the card would not even have taken it
    }

    /// All nodes, and the solicited-node groups of the device's addresses (RFC 4291 §2.7.1, §2.8).
    private static boolean joined(Link in, IpAddress.V6 group) {
        if (group.equals(NeighborLayer.ALL_NODES)) {
            return true;
        }
        for (var own : in.addresses) {
            if (own.address() instanceof IpAddress.V6 address
                    && NeighborLayer.solicitedNode(address).equals(group)) {
                return true;
            }
        }
        return false;
    }

    private void forward(Run run, Flight flight, Path path) {
        boolean v6 = flight.isV6();
        if (!flight.space.forwards(v6) || flight.group) {
            drop(run, flight, DropReason.IP_INADDRERRORS, path);
            return;
        }
        var out = path.device();
        var before = flight.skb;
        if (flight.ip.ttl() <= 1) {
            flight.out(out);
            told(run, flight, path, before);
            kernel.icmp.error(run, flight, v6 ? 3 : 11, 0, 0);
            drop(run, flight, DropReason.TTL_EXPIRED, path);
            return;
        }
        int length = before.packet().length();
        boolean whole = v6 || (flight.ip instanceof Header.Ipv4 ip && ip.dontFragment());
        if (length > out.mtu && whole) {
            flight.out(out);
            told(run, flight, path, before);
            kernel.icmp.error(run, flight, v6 ? 2 : 3, v6 ? 0 : 4, out.mtu);
            drop(run, flight, DropReason.PKT_TOO_BIG, path);
            return;
        }
        flight.out(out);
        flight.set(lessTtl(flight));
        told(run, flight, path, before);
        if (kernel.netfilter.pass(run, flight, Hook.FORWARD)) {
            kernel.output.send(run, flight);
        }
    }

    private static Packet lessTtl(Flight flight) {
        return flight.skb.packet().with(0, flight.ip.withTtl(flight.ip.ttl() - 1));
    }

    private void deliver(Run run, Flight flight) {
        if (kernel.fragments.gather(run, flight)
                && kernel.netfilter.pass(run, flight, Hook.INPUT)) {
            kernel.transport.receive(run, flight);
        }
    }

    private static void told(Run run, Flight flight, Path path, Skb before) {
        run.recorder.step(
                flight.space.id, flight.inId(), Stage.ROUTE, path.entry(), before, flight.skb);
    }

    private static void drop(Run run, Flight flight, DropReason reason) {
        run.recorder.drop(flight.space.id, flight.inId(), reason, null, flight.skb);
    }

    private static void drop(Run run, Flight flight, DropReason reason, @Nullable Path path) {
        run.recorder.drop(
                flight.space.id,
                flight.inId(),
                reason,
                path == null ? null : path.entry(),
                flight.skb);
    }
}

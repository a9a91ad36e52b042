package io.netwright.sim.stack;

import io.netwright.model.net.InterfaceAddress;
import io.netwright.model.net.IpAddress;
import io.netwright.model.net.IpFamily;
import io.netwright.sim.fabric.NetworkNamespace;
import io.netwright.sim.fabric.Route;
import io.netwright.sim.fabric.RoutingRule;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;

/// The routing tables of one family and the rules that choose among them. Source: Linux
/// `net/ipv4/fib_rules.c`, `fib_frontend.c` (`fib_add_ifaddr`), `net/ipv6/route.c`.
final class Fib {
    private static final int MAIN_PRIORITY = 32_766;
    private static final Path[] NOTHING = {};

    private final FibTable local = new FibTable();
    private final FibTable main;
    private final List<Step> before = new ArrayList<>();
    private final List<Step> after = new ArrayList<>();

    /// A rule and the table it names.
    private record Step(RoutingRule rule, FibTable table) {
        boolean matches(IpAddress source, IpAddress destination, int mark) {
            var from = rule.from();
            var to = rule.to();
            return (mark & rule.mask()) == (rule.mark() & rule.mask())
                    && (from == null || from.contains(source))
                    && (to == null || to.contains(destination));
        }
    }

    Fib(IpFamily family, NetworkNamespace namespace, Link[] links, Link loopback) {
        var tables = new TreeMap<Integer, FibTable>();
        main = tables.computeIfAbsent(Route.MAIN, _ -> new FibTable());
        for (var link : links) {
            for (var address : link.addresses) {
                if (address.address().family() == family) {
                    addAddress(link, address, loopback);
                }
            }
        }
        for (var route : namespace.routes()) {
            if (route.destination().family() == family) {
                tables.computeIfAbsent(route.table(), _ -> new FibTable())
                        .add(route.destination(), path(route, links));
            }
        }
        var rules = new ArrayList<>(namespace.rules());
        rules.sort(Comparator.comparingInt(RoutingRule::priority));
        for (var rule : rules) {
            var step = new Step(rule, tables.computeIfAbsent(rule.table(), _ -> new FibTable()));
            (rule.priority() < MAIN_PRIORITY ? before : after).add(step);
        }
    }

    private void addAddress(Link link, InterfaceAddress own, Link loopback) {
        var address = own.address();
        var here = new Path(Path.Kind.LOCAL, link.device, loopback, null, address, 0);
        local.add(address.host(), here);
        if (address instanceof IpAddress.V4) {
            if (address.isLoopback()) {
                local.add(own.network(), here);
            } else if (own.length() < 31) {
                local.add(
                        own.network().last().host(),
                        new Path(Path.Kind.BROADCAST, link.device, link, null, address, 0));
            }
        } else if (address.isLinkLocal()) {
            main.add(
                    own.network(), new Path(Path.Kind.UNICAST, link.device, link, null, null, 256));
        }
    }

    private static Path path(Route route, Link[] links) {
        Link out = null;
        for (var link : links) {
            if (link.id == route.device()) {
                out = link;
            }
        }
        var kind =
                switch (route.type()) {
                    case UNICAST -> Path.Kind.UNICAST;
                    case BLACKHOLE -> Path.Kind.BLACKHOLE;
                    case UNREACHABLE -> Path.Kind.UNREACHABLE;
                    case PROHIBIT -> Path.Kind.PROHIBIT;
                    case THROW -> Path.Kind.THROW;
                };
        if (kind == Path.Kind.UNICAST && out == null) {
            throw new IllegalArgumentException("a route without a device: " + route);
        }
        return new Path(kind, route, out, route.gateway(), route.source(), route.metric());
    }

    /// The paths to a destination, by metric; empty for no route.
    ///
    /// @param source unspecified where it is not known yet
    /// @param device the id of the device to leave by, -1 for any
    Path[] find(IpAddress source, IpAddress destination, int mark, int device) {
        long high = Bits.high(destination);
        long low = Bits.low(destination);
        var found = local.find(high, low, -1);
        if (found != null) {
            return found;
        }
        for (var step : before) {
            if (step.matches(source, destination, mark)) {
                found = step.table.find(high, low, device);
                if (found != null && found[0].kind() != Path.Kind.THROW) {
                    return found;
                }
            }
        }
        found = main.find(high, low, device);
        if (found != null && found[0].kind() != Path.Kind.THROW) {
            return found;
        }
        for (var step : after) {
            if (step.matches(source, destination, mark)) {
                found = step.table.find(high, low, device);
                if (found != null && found[0].kind() != Path.Kind.THROW) {
                    return found;
                }
            }
        }
        return NOTHING;
    }

    /// What the local table alone says of an address, null for nothing.
    @Nullable Path local(IpAddress address) {
        return local(Bits.high(address), Bits.low(address));
    }

    @Nullable Path local(long high, long low) {
        var found = local.find(high, low, -1);
        return found == null ? null : found[0];
    }

    /// Is this an address of the namespace?
    boolean isLocal(IpAddress address) {
        var found = local(address);
        return found != null && found.kind() == Path.Kind.LOCAL;
    }

    /// Is a network's broadcast address, or the limited one, meant?
    boolean isBroadcast(IpAddress address) {
        if (address instanceof IpAddress.V4(int bits) && bits == -1) {
            return true;
        }
        var found = local(address);
        return found != null && found.kind() == Path.Kind.BROADCAST;
    }
}

package io.netwright.sim.stack;

import io.netwright.model.net.InterfaceAddress;
import io.netwright.model.net.IpAddress;

import org.jspecify.annotations.Nullable;

/// Which of a namespace's addresses a packet is sent from. Source: Linux `net/ipv4/devinet.c`,
/// `inet_select_addr`; RFC 6724 §5 with rules 1, 2, 5 and 8 of it.
final class Sources {
    private Sources() {}

    /// The source of a packet that a socket sends by a path; null where the namespace has none.
    static @Nullable IpAddress of(Space space, Path path, IpAddress destination) {
        var preferred = path.source();
        if (preferred != null) {
            return preferred;
        }
        var out = path.out();
        if (out == null) {
            return null;
        }
        return destination instanceof IpAddress.V4
                ? v4(space, out, path.gateway())
                : v6(space, out, destination);
    }

    /// The address that MASQUERADE gives to what leaves by a device (R3.7).
    static @Nullable IpAddress masquerade(Space space, Link out, IpAddress nextHop) {
        return nextHop instanceof IpAddress.V4 ? v4(space, out, nextHop) : v6(space, out, nextHop);
    }

    /// The device's address whose network has the neighbor in it, else the device's first, else the
    /// first of any device, in interface order and `lo` included, that is not of host scope.
    static @Nullable IpAddress v4(Space space, Link out, @Nullable IpAddress neighbor) {
        IpAddress first = null;
        for (var own : out.addresses) {
            if (isV4(own) && !own.address().isLoopback()) {
                if (neighbor == null || own.network().contains(neighbor)) {
                    return own.address();
                }
                first = first == null ? own.address() : first;
            }
        }
        if (first != null) {
            return first;
        }
        for (var link : space.links) {
            for (var own : link.addresses) {
                if (isV4(own) && !own.address().isLoopback()) {
                    return own.address();
                }
            }
        }
        return null;
    }

    static @Nullable IpAddress v6(Space space, Link out, IpAddress destination) {
        IpAddress best = null;
        int bestScore = -1;
        for (var link : space.links) {
            for (var own : link.addresses) {
                var address = own.address();
                if (!(address instanceof IpAddress.V6) || (address.isLinkLocal() && link != out)) {
                    continue;
                }
                int score = score(address, link == out, destination);
                if (score > bestScore) {
                    best = address;
                    bestScore = score;
                }
            }
        }
        return best;
    }

    private static int score(IpAddress address, boolean onOut, IpAddress destination) {
        if (address.equals(destination)) {
            return Integer.MAX_VALUE;
        }
        int score = 0;
        if (address.isLoopback() == destination.isLoopback()) {
            score += 1 << 12;
        }
        if (isLinkScope(address) == isLinkScope(destination)) {
            score += 1 << 10;
        }
        if (onOut) {
            score += 1 << 9;
        }
        int common = 0;
        while (common < address.width() && address.bit(common) == destination.bit(common)) {
            common++;
        }
        return score + common;
    }

    private static boolean isLinkScope(IpAddress address) {
        return address.isLinkLocal() || address.isMulticast();
    }

    private static boolean isV4(InterfaceAddress own) {
        return own.address() instanceof IpAddress.V4;
    }
}

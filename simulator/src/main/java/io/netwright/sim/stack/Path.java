package io.netwright.sim.stack;

import io.netwright.model.net.IpAddress;
import io.netwright.sim.fabric.Entry;

import org.jspecify.annotations.Nullable;

/// What a routing table says of a destination.
///
/// @param entry the route, or for the local table the device that has the address
/// @param out the device to leave by; `lo` for [Kind#LOCAL]; null where there is none to leave by
/// @param gateway null where the destination itself is the next hop
/// @param source the preferred source address
record Path(
        Kind kind,
        Entry entry,
        @Nullable Link out,
        @Nullable IpAddress gateway,
        @Nullable IpAddress source,
        int metric) {
    enum Kind {
        LOCAL,
        BROADCAST,
        UNICAST,
        BLACKHOLE,
        UNREACHABLE,
        PROHIBIT,
        THROW
    }

    /// The device to leave by, of a path that leaves.
    Link device() {
        var link = out;
        if (link == null) {
            throw new IllegalStateException("no device: " + entry);
        }
        return link;
    }

    IpAddress nextHop(IpAddress destination) {
        return gateway != null ? gateway : destination;
    }
}

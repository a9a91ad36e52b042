package io.netwright.sim.fabric;

import io.netwright.model.net.Cidr;
import io.netwright.model.net.IpAddress;

import org.jspecify.annotations.Nullable;

/// A route of a table, as `ip route` shows it.
///
/// @param table 254 is `main`; the `local` table is derived from the addresses of the devices
/// @param gateway null for a directly connected destination
/// @param device the id of the device, [Device#NONE] for types that need none
/// @param onlink the gateway is on the link though no address says so
/// @param source the preferred source address
/// @param metric the lower wins among equal prefixes
/// @param protocol who made it, as `ip route` prints it: `kernel`, `static`, `bird`
public record Route(
        int table,
        Cidr destination,
        Type type,
        @Nullable IpAddress gateway,
        int device,
        boolean onlink,
        @Nullable IpAddress source,
        int metric,
        String protocol,
        int origin)
        implements Entry {
    public static final int MAIN = 254;

    /// What a route does.
    public enum Type {
        UNICAST,
        BLACKHOLE,
        UNREACHABLE,
        PROHIBIT,
        THROW
    }
}

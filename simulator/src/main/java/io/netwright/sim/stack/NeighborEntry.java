package io.netwright.sim.stack;

import io.netwright.model.net.IpAddress;
import io.netwright.model.net.MacAddress;

import org.jspecify.annotations.Nullable;

/// A learned neighbor, as `ip neighbor` shows it. Permanent ones are in the fabric.
///
/// @param mac null until it is known
public record NeighborEntry(int device, IpAddress address, @Nullable MacAddress mac, State state) {
    /// What is known of the neighbor (RFC 4861 §7.3.2).
    public enum State {
        /// Asked for; packets wait.
        INCOMPLETE,
        /// It answered within the last 30 seconds.
        REACHABLE,
        /// It answered, or asked, at some time.
        STALE,
        /// It did not answer.
        FAILED
    }
}

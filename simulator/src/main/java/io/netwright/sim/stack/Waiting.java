package io.netwright.sim.stack;

import io.netwright.model.net.MacAddress;

import org.jspecify.annotations.Nullable;

/// A packet that waits until its next hop's address is known.
///
/// @param source of a frame that a bridge forwards: its source address; null for a routed packet
/// @param port of such a frame: the bridge port that it came in by
/// @param connection its connection, if that is not confirmed yet or it has to be told apart
record Waiting(
        Skb skb,
        @Nullable MacAddress source,
        @Nullable Link port,
        @Nullable Connection connection,
        boolean reply) {
    /// This packet in a copy of its namespace's state.
    Waiting in(ConntrackTable copy) {
        var known = connection;
        if (known == null) {
            return this;
        }
        var same = known.slot < 0 ? known.copy() : copy.inSlot(known.slot);
        return new Waiting(skb, source, port, same, reply);
    }
}

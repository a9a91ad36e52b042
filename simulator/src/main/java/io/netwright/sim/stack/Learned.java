package io.netwright.sim.stack;

import io.netwright.sim.fabric.FdbEntry;

/// An FDB entry that a bridge or a VXLAN device learned from a source address.
///
/// @param since when it was last seen, to the second
record Learned(FdbEntry entry, long since) {
    /// `bridge` and `vxlan` devices both forget after 300 seconds.
    static final long LIFE = 300_000_000_000L;

    boolean isAlive(long now) {
        return now - since < LIFE;
    }
}

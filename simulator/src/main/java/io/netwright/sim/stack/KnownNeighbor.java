package io.netwright.sim.stack;

import io.netwright.model.net.IpAddress;
import io.netwright.sim.fabric.Neighbor;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// What a namespace knows of a neighbor; replaced, never changed.
///
/// @param entry null until its address is known
/// @param since when it last answered; when it was first asked for
/// @param tries how often it was asked for
/// @param waiting packets that wait for it, oldest first
record KnownNeighbor(
        Link link,
        IpAddress address,
        @Nullable Neighbor entry,
        boolean confirmed,
        boolean failed,
        long since,
        int tries,
        List<Waiting> waiting) {
    /// `base_reachable_time` of `neigh/default`, without its jitter.
    static final long REACHABLE = 30_000_000_000L;

    NeighborEntry view(long now) {
        NeighborEntry.State state;
        if (failed) {
            state = NeighborEntry.State.FAILED;
        } else if (entry == null) {
            state = NeighborEntry.State.INCOMPLETE;
        } else if (confirmed && now - since < REACHABLE) {
            state = NeighborEntry.State.REACHABLE;
        } else {
            state = NeighborEntry.State.STALE;
        }
        return new NeighborEntry(link.id, address, entry == null ? null : entry.mac(), state);
    }
}

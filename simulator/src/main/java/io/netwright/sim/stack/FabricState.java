package io.netwright.sim.stack;

import io.netwright.sim.fabric.Fabric;
import io.netwright.sim.fabric.FdbEntry;

import java.util.List;

/// What changes while packets move: conntrack, learned neighbors and FDB entries, `recent` lists,
/// sockets, counters. The tables themselves are in the [Fabric].
public final class FabricState {
    public FabricState(Fabric fabric) {}

    /// A copy that goes its own way. Namespaces are shared until one of the two changes them.
    public FabricState fork() {
        return this;
    }

    /// The conntrack entries of a namespace that have not expired, oldest first.
    public List<ConntrackEntry> conntrack(int namespace, long now) {
        return List.of();
    }

    /// The neighbors that a namespace learned, oldest first.
    public List<NeighborEntry> neighbors(int namespace, long now) {
        return List.of();
    }

    /// The FDB entries that bridges and VXLAN devices of a namespace learned, oldest first.
    public List<FdbEntry> learnedFdb(int namespace, long now) {
        return List.of();
    }

    /// The sockets of a namespace, oldest first.
    public List<SocketEntry> sockets(int namespace) {
        return List.of();
    }
}

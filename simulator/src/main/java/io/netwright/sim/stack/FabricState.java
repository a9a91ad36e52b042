package io.netwright.sim.stack;

import io.netwright.model.net.IpAddress;
import io.netwright.sim.fabric.Fabric;
import io.netwright.sim.fabric.FdbEntry;
import io.netwright.sim.fabric.NamedSet;
import io.netwright.sim.fabric.Table;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.SequencedMap;
import java.util.TreeMap;

/// What changes while packets move: conntrack, learned neighbors and FDB entries, `recent` lists,
/// sockets, counters. The tables themselves are in the [Fabric].
public final class FabricState {
    private final @Nullable NamespaceState[] namespaces;

    /// Marks the namespaces that are this state's alone.
    private Object owner = new Object();

    public FabricState(Fabric fabric) {
        this(new @Nullable NamespaceState[fabric.namespaces().size()]);
    }

    private FabricState(@Nullable NamespaceState[] namespaces) {
        this.namespaces = namespaces;
    }

    /// A copy that goes its own way. Namespaces are shared until one of the two changes them.
    public FabricState fork() {
        owner = new Object();
        return new FabricState(namespaces.clone());
    }

    /// A copy that shares nothing: right in the midst of a call too, when a namespace is half
    /// changed.
    public FabricState snapshot() {
        var copy = new FabricState(namespaces.clone());
        for (int i = 0; i < namespaces.length; i++) {
            var state = namespaces[i];
            copy.namespaces[i] = state == null ? null : state.copy(copy.owner);
        }
        return copy;
    }

    /// The conntrack entries of a namespace that have not expired, oldest first.
    public List<ConntrackEntry> conntrack(int namespace, long now) {
        var state = namespaces[namespace];
        return state == null ? List.of() : state.conntrack.entries(now);
    }

    /// The connections of IPVS in a namespace that have not expired, oldest first.
    public List<BalancedEntry> balanced(int namespace, long now) {
        var state = namespaces[namespace];
        return state == null ? List.of() : state.balanced.entries(now);
    }

    /// The neighbors that a namespace learned, oldest first.
    public List<NeighborEntry> neighbors(int namespace, long now) {
        var state = namespaces[namespace];
        return state == null
                ? List.of()
                : state.neighbors().stream().map(it -> it.view(now)).toList();
    }

    /// The FDB entries that bridges and VXLAN devices of a namespace learned, oldest first.
    public List<FdbEntry> learnedFdb(int namespace, long now) {
        var state = namespaces[namespace];
        if (state == null) {
            return List.of();
        }
        var entries = new ArrayList<FdbEntry>();
        for (var learned : state.learned()) {
            if (learned.isAlive(now)) {
                entries.add(learned.entry());
            }
        }
        return entries;
    }

    /// The addresses that rules added to a set of nftables, and how many nanoseconds each stays.
    public SequencedMap<IpAddress, Long> remembered(
            int namespace, Table table, NamedSet set, long now) {
        var all = new TreeMap<IpAddress, Long>();
        var state = namespaces[namespace];
        var added = state == null ? null : state.recent.get(CompiledMap.stateName(table, set));
        if (added != null) {
            added.forEach(
                    (address, last) -> {
                        long left = last + CompiledMap.nanos(set) - now;
                        if (left > 0) {
                            all.put(address, left);
                        }
                    });
        }
        return all;
    }

    /// The sockets of a namespace, oldest first.
    public List<SocketEntry> sockets(int namespace) {
        var state = namespaces[namespace];
        return state == null ? List.of() : state.sockets.entries();
    }

    /// A namespace's state to change.
    NamespaceState write(int namespace) {
        var state = namespaces[namespace];
        if (state == null || !state.owner.equals(owner)) {
            state = state == null ? new NamespaceState(owner) : state.copy(owner);
            namespaces[namespace] = state;
        }
        return state;
    }
}

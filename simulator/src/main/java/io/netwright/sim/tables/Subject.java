package io.netwright.sim.tables;

import io.netwright.model.net.IpAddress;
import io.netwright.model.net.IpFamily;
import io.netwright.model.net.Protocol;
import io.netwright.sim.fabric.Entry;
import io.netwright.sim.fabric.SetElement;
import io.netwright.sim.stack.Tuple;

import org.jspecify.annotations.Nullable;

/// What a printed line is about.
public sealed interface Subject {
    /// A table of netfilter: its first line.
    record TableOf(IpFamily family, String table) implements Subject {}

    /// A chain: the line that declares it, with its policy.
    record ChainOf(IpFamily family, String table, String chain) implements Subject {}

    /// A rule.
    ///
    /// @param index its place in the chain, from 0
    record RuleOf(IpFamily family, String table, String chain, int index) implements Subject {}

    /// An IP set, or a member of it.
    record SetOf(String set) implements Subject {}

    /// An element of a set or a map of nftables.
    record ElementOf(IpFamily family, SetElement element) implements Subject {}

    /// An entry of any other table, learned ones included.
    record EntryOf(Entry entry) implements Subject {}

    /// An address of the namespace itself.
    record LocalOf(IpAddress address) implements Subject {}

    /// A neighbor, whatever is known of it.
    ///
    /// @param device the id of the device
    record NeighborOf(int device, IpAddress address) implements Subject {}

    /// A flow, by how its packets look in one direction.
    record FlowOf(Tuple tuple) implements Subject {}

    /// A socket.
    ///
    /// @param peer null for one that listens or has no peer
    record SocketOf(Protocol protocol, int localPort, @Nullable IpAddress peer, int peerPort)
            implements Subject {}
}

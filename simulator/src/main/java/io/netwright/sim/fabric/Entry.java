package io.netwright.sim.fabric;

/// Something in a table that can decide about a packet.
public sealed interface Entry
        permits Device,
                FdbEntry,
                Neighbor,
                RealServer,
                Route,
                RoutingRule,
                Rule,
                SetElement,
                VirtualServer {
    /// What this entry stands for, to those who programmed it; 0 where nobody said.
    int origin();
}

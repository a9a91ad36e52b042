package io.netwright.sim.fabric;

/// Something in a table that can decide about a packet.
public sealed interface Entry
        permits Device, FdbEntry, Neighbor, Route, RoutingRule, Rule, SetElement {
    /// What this entry stands for, to those who programmed it; 0 where nobody said.
    int origin();
}

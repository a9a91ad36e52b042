package io.netwright.sim.stack;

/// What was done to a packet in a step.
public enum Stage {
    /// A socket sent it.
    SEND,
    /// A device received it.
    RECEIVE,
    /// A device sent it.
    TRANSMIT,
    /// A bridge chose a port (or flooded).
    BRIDGE,
    /// A VXLAN device wrapped it.
    ENCAPSULATE,
    /// A VXLAN device unwrapped it.
    DECAPSULATE,
    /// The routing tables chose.
    ROUTE,
    /// The next hop's link-layer address was found, or asked for.
    NEIGHBOR,
    /// Conntrack found or made its entry.
    CONNTRACK,
    /// IPVS chose a real server for its connection.
    BALANCE,
    /// An existing entry, of conntrack or of IPVS, translated it.
    TRANSLATE,
    /// A rule of a netfilter chain acted on it.
    RULE,
    /// A base chain ended with its policy.
    POLICY,
    /// It was fragmented.
    FRAGMENT,
    /// A socket got it.
    DELIVER,
    /// An error or a reset was made in answer to it.
    ANSWER,
    /// It was dropped.
    DROP
}

package io.netwright.sim.fabric;

/// A part of a packet that a set of nftables is asked for (`nft(8)`, payload and meta expressions).
public enum KeyField {
    /// `ip saddr`, `ip6 saddr`.
    SOURCE,
    /// `ip daddr`, `ip6 daddr`.
    DESTINATION,
    /// `meta l4proto`.
    PROTOCOL,
    /// `th sport`.
    SOURCE_PORT,
    /// `th dport`.
    DESTINATION_PORT
}

package io.netwright.sim.fabric;

/// A part of the key of a named set (`nft(8)`, data types).
public enum KeyType {
    /// `ipv4_addr`, `ipv6_addr`.
    ADDRESS,
    /// `inet_proto`.
    PROTOCOL,
    /// `inet_service`.
    PORT
}

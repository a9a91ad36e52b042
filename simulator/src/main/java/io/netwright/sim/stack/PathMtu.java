package io.netwright.sim.stack;

/// What an ICMP error told of the path to a destination (RFC 1191, RFC 8201).
record PathMtu(int mtu, long expires) {
    /// `mtu_expires` of `net.ipv4.route`.
    static final long LIFE = 600_000_000_000L;
}

package io.netwright.sim.stack;

/// What conntrack thinks of a packet (R4.2).
public enum CtState {
    /// Conntrack has not seen it yet, or does not run in this namespace.
    NONE,
    NEW,
    ESTABLISHED,
    RELATED,
    INVALID,
    UNTRACKED
}

package io.netwright.sim.stack;

/// Decides where chance or freedom decides: a seeded random stream, or an exploration that takes
/// every branch in turn.
public interface Chooser {
    /// Picks one of several ways to go on.
    ///
    /// @param weights relative weights, one per way, none negative, not all 0
    /// @return the index of the way
    int choose(ChoicePoint at, long[] weights);

    /// What is being chosen.
    enum ChoicePoint {
        /// Does `-m statistic` match?
        STATISTIC,
        /// A client's source port: one of four hexadecimal digits of where the search begins, 16
        /// equal ways each. An exploration takes the first and follows no other: no outcome depends
        /// on it.
        SOURCE_PORT,
        /// The port that MASQUERADE or SNAT gives, in digits as for [#SOURCE_PORT].
        NAT_PORT,
        /// Which real server of IPVS gets a new connection.
        REAL_SERVER,
        /// Which next hop of a multipath route.
        MULTIPATH,
        /// Which answer a DNS server puts first.
        SHUFFLE,
        /// Is a frame lost on the wire?
        LOSS
    }
}

package io.netwright.sim.workload;

/// How far a client came.
///
/// @param text what was answered, or the name of the error
public record Result(State state, String text) {
    static final Result PENDING = new Result(State.PENDING, "");

    /// Ends, and the states before them.
    public enum State {
        PENDING,
        /// The handshake is done, no byte has come yet.
        CONNECTED,
        ANSWERED,
        /// The peer closed without a byte.
        CLOSED,
        /// A RST came, or the port is closed.
        REFUSED,
        /// Something on the way said no.
        FAILED,
        TIMED_OUT
    }

    /// Is nothing more to come?
    public boolean isFinal() {
        return state != State.PENDING && state != State.CONNECTED;
    }
}

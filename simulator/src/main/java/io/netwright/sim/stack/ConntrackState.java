package io.netwright.sim.stack;

/// Where a tracked TCP connection is (`nf_conntrack_proto_tcp.c`); [#NONE] for other protocols.
public enum ConntrackState {
    NONE(0),
    SYN_SENT(120),
    SYN_RECV(60),
    ESTABLISHED(432_000),
    FIN_WAIT(120),
    CLOSE_WAIT(60),
    LAST_ACK(30),
    TIME_WAIT(120),
    CLOSE(10),
    /// A SYN from both sides.
    SYN_SENT2(120);

    private final int seconds;

    ConntrackState(int seconds) {
        this.seconds = seconds;
    }

    /// How long an entry lives in this state without a packet (R4.3).
    public int seconds() {
        return seconds;
    }
}

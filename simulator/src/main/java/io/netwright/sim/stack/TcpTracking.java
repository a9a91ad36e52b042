package io.netwright.sim.stack;

import io.netwright.sim.packet.Header;

import org.jspecify.annotations.Nullable;

/// How a TCP segment moves a tracked connection on. Source: Linux
/// `net/netfilter/nf_conntrack_proto_tcp.c`, `tcp_conntracks` and `nf_conntrack_tcp_packet`.
final class TcpTracking {
    private TcpTracking() {}

    /// What a segment is to conntrack; the first that fits, as listed.
    private enum Kind {
        RST,
        SYN_ACK,
        SYN,
        FIN,
        ACK,
        /// No flag that matters, or ones that contradict each other.
        NONE;

        static Kind of(Header.Tcp tcp) {
            boolean syn = tcp.has(Header.Tcp.SYN);
            boolean fin = tcp.has(Header.Tcp.FIN);
            if (tcp.has(Header.Tcp.RST)) {
                return syn || fin ? NONE : RST;
            }
            if (syn) {
                return fin ? NONE : tcp.has(Header.Tcp.ACK) ? SYN_ACK : SYN;
            }
            if (fin) {
                return tcp.has(Header.Tcp.ACK) ? FIN : NONE;
            }
            return tcp.has(Header.Tcp.ACK) ? ACK : NONE;
        }
    }

    /// The state that a segment without an entry begins with; null where it is invalid. An ACK
    /// picks up a connection in its middle, as `nf_conntrack_tcp_loose` allows by default.
    static @Nullable ConntrackState begin(Header.Tcp tcp) {
        return switch (Kind.of(tcp)) {
            case SYN -> ConntrackState.SYN_SENT;
            case ACK -> ConntrackState.ESTABLISHED;
            case RST, SYN_ACK, FIN, NONE -> null;
        };
    }

    /// Does a SYN start the connection of a closed entry anew?
    static boolean reopens(ConntrackState state, boolean reply, Header.Tcp tcp) {
        boolean closed = state == ConntrackState.TIME_WAIT || state == ConntrackState.CLOSE;
        return closed && !reply && Kind.of(tcp) == Kind.SYN;
    }

    /// The next state; null where the segment is invalid.
    static @Nullable ConntrackState next(ConntrackState state, boolean reply, Header.Tcp tcp) {
        return switch (Kind.of(tcp)) {
            case RST -> ConntrackState.CLOSE;
            case SYN -> syn(state, reply);
            case SYN_ACK -> synAck(state, reply);
            case FIN -> fin(state);
            case ACK -> ack(state, reply);
            case NONE -> null;
        };
    }

    private static @Nullable ConntrackState syn(ConntrackState state, boolean reply) {
        if (!reply) {
            return state; // a retransmission; the answer will tell
        }
        return switch (state) {
            case SYN_SENT, SYN_SENT2 -> ConntrackState.SYN_SENT2;
            case TIME_WAIT -> ConntrackState.SYN_SENT;
            case NONE, SYN_RECV, ESTABLISHED, FIN_WAIT, CLOSE_WAIT, LAST_ACK, CLOSE -> null;
        };
    }

    private static @Nullable ConntrackState synAck(ConntrackState state, boolean reply) {
        return switch (state) {
            case SYN_SENT -> reply ? ConntrackState.SYN_RECV : null;
            case SYN_SENT2 -> ConntrackState.SYN_RECV;
            case SYN_RECV -> ConntrackState.SYN_RECV;
            case ESTABLISHED, FIN_WAIT, CLOSE_WAIT, LAST_ACK, TIME_WAIT, CLOSE ->
                    reply ? state : null;
            case NONE -> null;
        };
    }

    private static @Nullable ConntrackState fin(ConntrackState state) {
        return switch (state) {
            case NONE, SYN_SENT, SYN_SENT2 -> null;
            case SYN_RECV, ESTABLISHED -> ConntrackState.FIN_WAIT;
            case FIN_WAIT, CLOSE_WAIT, LAST_ACK -> ConntrackState.LAST_ACK;
            case TIME_WAIT, CLOSE -> state;
        };
    }

    private static @Nullable ConntrackState ack(ConntrackState state, boolean reply) {
        return switch (state) {
            case NONE -> null;
            case SYN_SENT, SYN_SENT2 -> reply ? state : null;
            case SYN_RECV -> reply ? ConntrackState.SYN_RECV : ConntrackState.ESTABLISHED;
            case ESTABLISHED -> ConntrackState.ESTABLISHED;
            case FIN_WAIT, CLOSE_WAIT -> ConntrackState.CLOSE_WAIT;
            case LAST_ACK, TIME_WAIT -> ConntrackState.TIME_WAIT;
            case CLOSE -> ConntrackState.CLOSE;
        };
    }
}

package io.netwright.sim.stack;

import io.netwright.sim.packet.Header;
import io.netwright.sim.packet.Payload;

import java.util.ArrayDeque;

/// One end of a TCP connection (RFC 9293 §3.3).
final class TcpConnection {
    State state;
    final int flow;

    /// The listening socket of an accepted connection, 0 for one that was begun here.
    final int listener;

    int sendNext;
    int sendUnacknowledged;
    int receiveNext;
    int mss;

    /// How often the oldest segment was sent again.
    int tries;

    /// Segments up to here go again when the peer has got those before.
    int recover;

    /// Has the process closed it? Then it hears no more.
    boolean closed;

    /// What was sent and is not acknowledged, oldest first.
    final ArrayDeque<Segment> unacknowledged = new ArrayDeque<>();

    /// What was written before the handshake was done.
    final ArrayDeque<Payload> pending = new ArrayDeque<>();

    enum State {
        SYN_SENT("SYN-SENT"),
        SYN_RECEIVED("SYN-RECV"),
        ESTABLISHED("ESTAB"),
        FIN_WAIT_1("FIN-WAIT-1"),
        FIN_WAIT_2("FIN-WAIT-2"),
        CLOSE_WAIT("CLOSE-WAIT"),
        CLOSING("CLOSING"),
        LAST_ACK("LAST-ACK");

        private final String text;

        State(String text) {
            this.text = text;
        }

        /// As `ss` prints it.
        String text() {
            return text;
        }
    }

    /// A segment that takes room in the sequence.
    record Segment(int sequence, int flags, Payload payload) {
        int end() {
            boolean control = (flags & (Header.Tcp.SYN | Header.Tcp.FIN)) != 0;
            return sequence + payload.length() + (control ? 1 : 0);
        }
    }

    TcpConnection(State state, int flow, int listener, int sequence, int mss) {
        this.state = state;
        this.flow = flow;
        this.listener = listener;
        this.mss = mss;
        sendNext = sequence;
        sendUnacknowledged = sequence;
        recover = sequence;
    }

    TcpConnection copy() {
        var copy = new TcpConnection(state, flow, listener, sendNext, mss);
        copy.sendUnacknowledged = sendUnacknowledged;
        copy.receiveNext = receiveNext;
        copy.tries = tries;
        copy.recover = recover;
        copy.closed = closed;
        copy.unacknowledged.addAll(unacknowledged);
        copy.pending.addAll(pending);
        return copy;
    }
}

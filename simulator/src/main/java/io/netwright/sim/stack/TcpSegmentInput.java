package io.netwright.sim.stack;

import io.netwright.sim.packet.Header;

/// What a TCP connection does with a segment (RFC 9293 §3.10.7).
final class TcpSegmentInput {
    private final TcpLayer layer;
    private final Run run;
    private final Flight flight;
    private final Space space;
    private final NamespaceState state;
    private final Socket socket;
    private final TcpConnection tcp;

    TcpSegmentInput(TcpLayer layer, Run run, Flight flight, Socket socket, TcpConnection tcp) {
        this.layer = layer;
        this.run = run;
        this.flight = flight;
        space = flight.space;
        state = flight.state;
        this.socket = socket;
        this.tcp = tcp;
    }

    void handle(Header.Tcp segment) {
        if (tcp.state == TcpConnection.State.SYN_SENT) {
            synSent(segment);
            return;
        }
        if (segment.has(Header.Tcp.RST)) {
            if (segment.sequence() == tcp.receiveNext) {
                layer.fail(run, space, state, socket, new SocketEvent.Reset());
            }
            return;
        }
        if (segment.has(Header.Tcp.SYN)) {
            if (tcp.state == TcpConnection.State.SYN_RECEIVED) {
                layer.send(run, space, state, socket, tcp, tcp.unacknowledged.getFirst());
            } else {
                layer.acknowledge(run, space, state, socket, tcp);
            }
            return;
        }
        if (!segment.has(Header.Tcp.ACK) || !acknowledged(segment)) {
            return;
        }
        receive(segment);
    }

    private void synSent(Header.Tcp segment) {
        boolean right = segment.has(Header.Tcp.ACK) && segment.acknowledgment() == tcp.sendNext;
        if (segment.has(Header.Tcp.RST)) {
            if (right) {
                layer.fail(run, space, state, socket, new SocketEvent.Reset());
            }
        } else if (segment.has(Header.Tcp.ACK) && !right) {
            layer.reset(run, flight);
        } else if (right && segment.has(Header.Tcp.SYN)) {
            tcp.receiveNext = segment.sequence() + 1;
            tcp.mss = TcpLayer.lower(tcp.mss, segment.mss());
            tcp.state = TcpConnection.State.ESTABLISHED;
            settle(segment.acknowledgment());
            layer.acknowledge(run, space, state, socket, tcp);
            TransportLayer.notify(run, space, socket, new SocketEvent.Connected());
            flush();
        }
    }

    private void flush() {
        while (!tcp.pending.isEmpty()) {
            layer.write(run, space, state, socket, tcp.pending.removeFirst());
        }
    }

    /// Forgets what the peer has, and goes on with what a time-out held back.
    private void settle(int acknowledgment) {
        tcp.sendUnacknowledged = acknowledgment;
        tcp.tries = 0;
        while (!tcp.unacknowledged.isEmpty()
                && tcp.unacknowledged.getFirst().end() - acknowledgment <= 0) {
            tcp.unacknowledged.removeFirst();
        }
        if (tcp.unacknowledged.isEmpty()) {
            run.out.add(new Effect.Cancel(new TimerKey.Retransmit(space.id, socket.id)));
            return;
        }
        layer.arm(run, space, socket, tcp);
        if (acknowledgment - tcp.recover < 0) {
            layer.send(run, space, state, socket, tcp, tcp.unacknowledged.getFirst());
        }
    }

    /// Takes the acknowledgment; false if the connection is over by it.
    private boolean acknowledged(Header.Tcp segment) {
        int acknowledgment = segment.acknowledgment();
        if (acknowledgment - tcp.sendUnacknowledged <= 0 || acknowledgment - tcp.sendNext > 0) {
            return true;
        }
        boolean all = acknowledgment == tcp.sendNext;
        settle(acknowledgment);
        switch (tcp.state) {
            case SYN_RECEIVED -> {
                tcp.state = TcpConnection.State.ESTABLISHED;
                accepted();
                flush();
            }
            case FIN_WAIT_1 -> {
                if (all) {
                    tcp.state = TcpConnection.State.FIN_WAIT_2;
                }
            }
            case CLOSING, LAST_ACK -> {
                if (all) {
                    layer.forget(run, space, state, socket);
                    return false;
                }
            }
            case SYN_SENT, ESTABLISHED, FIN_WAIT_2, CLOSE_WAIT -> {}
        }
        return true;
    }

    private void accepted() {
        run.out.add(
                new Effect.Notify(
                        space.id,
                        tcp.listener,
                        new SocketEvent.Accepted(
                                socket.id,
                                flight.destination(),
                                socket.localPort,
                                flight.source(),
                                socket.peerPort)));
    }

    private void receive(Header.Tcp segment) {
        var payload = flight.skb.packet().payload();
        int length = payload.length();
        boolean fin = segment.has(Header.Tcp.FIN);
        if (length == 0 && !fin) {
            return;
        }
        boolean next = segment.sequence() == tcp.receiveNext;
        if (next) {
            tcp.receiveNext += length + (fin ? 1 : 0);
        }
        if (next && length > 0 && !tcp.closed) {
            TransportLayer.notify(
                    run,
                    space,
                    socket,
                    new SocketEvent.Received(
                            flight.destination(),
                            socket.localPort,
                            flight.source(),
                            socket.peerPort,
                            payload));
        }
        layer.acknowledge(run, space, state, socket, tcp);
        if (next && fin) {
            peerClosed();
        }
    }

    private void peerClosed() {
        switch (tcp.state) {
            case ESTABLISHED, SYN_RECEIVED -> {
                tcp.state = TcpConnection.State.CLOSE_WAIT;
                TransportLayer.notify(run, space, socket, new SocketEvent.Closed());
            }
            case FIN_WAIT_1 -> tcp.state = TcpConnection.State.CLOSING;
            case FIN_WAIT_2 -> layer.forget(run, space, state, socket);
            case SYN_SENT, CLOSE_WAIT, CLOSING, LAST_ACK -> {}
        }
    }
}

package io.netwright.sim.stack;

import io.netwright.sim.fabric.RealServer;
import io.netwright.sim.packet.Header;

/// A connection that IPVS sends to a real server. Source: Linux
/// `net/netfilter/ipvs/ip_vs_proto_tcp.c`, `ip_vs_proto_udp.c` (states, their timeouts, which of
/// them count as active).
final class BalancedConnection {
    private static final long SECOND = 1_000_000_000L;

    /// From the client to the virtual server.
    final Tuple request;

    /// From the real server to the client.
    final Tuple reply;

    /// The index of the virtual server in its namespace.
    final int service;

    final RealServer server;
    private State state = State.OPENING;
    long expires;

    private enum State {
        OPENING(60),
        ESTABLISHED(900),
        CLOSING(120),
        CLOSED(10),
        DATAGRAMS(300);

        final int seconds;

        State(int seconds) {
            this.seconds = seconds;
        }
    }

    BalancedConnection(Tuple request, int service, RealServer server) {
        this.request = request;
        this.service = service;
        this.server = server;
        reply =
                new Tuple(
                        server.address(),
                        request.source(),
                        request.protocol(),
                        server.port(),
                        request.sourcePort());
    }

    BalancedConnection copy() {
        var copy = new BalancedConnection(request, service, server);
        copy.state = state;
        copy.expires = expires;
        return copy;
    }

    /// A packet of it came by.
    void seen(Flight flight, long now) {
        if (flight.transport instanceof Header.Tcp tcp) {
            if (tcp.has(Header.Tcp.RST)) {
                state = State.CLOSED;
            } else if (tcp.has(Header.Tcp.FIN)) {
                state = State.CLOSING;
            } else if (tcp.has(Header.Tcp.SYN)) {
                state = State.OPENING;
            } else if (state == State.OPENING) {
                state = State.ESTABLISHED;
            }
        } else {
            state = State.DATAGRAMS;
        }
        expires = now + state.seconds * SECOND;
    }

    boolean active() {
        return state == State.OPENING || state == State.ESTABLISHED || state == State.DATAGRAMS;
    }

    /// May a SYN of the same ports begin another?
    boolean over() {
        return state == State.CLOSING || state == State.CLOSED;
    }
}

package io.netwright.sim.stack;

import io.netwright.model.net.IpAddress;
import io.netwright.model.net.Protocol;
import io.netwright.sim.packet.Header;
import io.netwright.sim.packet.Packet;
import io.netwright.sim.packet.Payload;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// TCP, as far as connecting, moving bytes in order and closing go. Source: RFC 9293, RFC 6298;
/// Linux `net/ipv4/tcp_input.c`, `tcp_ipv4.c` (`tcp_v4_err`), `tcp_timer.c`.
final class TcpLayer {
    private static final long RTO = 1_000_000_000L;
    private static final long MOST_RTO = 120 * RTO;
    private static final int WINDOW = 64_240;

    /// `tcp_syn_retries`, `tcp_synack_retries`, `tcp_retries2`.
    private static final int SYN_RETRIES = 6;

    private static final int SYN_ACK_RETRIES = 5;
    private static final int RETRIES = 15;

    private final Kernel kernel;

    TcpLayer(Kernel kernel) {
        this.kernel = kernel;
    }

    int connect(
            Run run,
            Space space,
            NamespaceState state,
            @Nullable IpAddress from,
            int fromPort,
            IpAddress peer,
            int peerPort,
            int flow) {
        var local = from != null ? from : kernel.transport.source(run, space, state, peer);
        int port =
                fromPort != 0
                        ? fromPort
                        : TransportLayer.freePort(
                                state, Protocol.TCP, local, peer, peerPort, run.chooser);
        var socket = state.sockets.add(Protocol.TCP, local, port, peer, peerPort);
        if (local == null) {
            var any = peer instanceof IpAddress.V4 ? IpAddress.V4.ANY : IpAddress.V6.ANY;
            var syn = new Header.Tcp(port, peerPort, 0, 0, Header.Tcp.SYN, WINDOW, 0);
            var ip = IpOutput.header(state, any, peer, Flight.TCP, 64, true);
            var error = kernel.transport.noSource(run, space, state, peer);
            kernel.transport.notSent(
                    run, space, socket, Packet.of(Payload.NONE, ip, syn), error, flow);
            state.sockets.remove(socket);
            return socket.id;
        }
        int mss = mss(run, space, state, local, peer);
        int sequence = firstSequence(local, port, peer, peerPort);
        var tcp = new TcpConnection(TcpConnection.State.SYN_SENT, flow, 0, sequence, mss);
        socket.tcp = tcp;
        var error = queue(run, space, state, socket, tcp, Header.Tcp.SYN, Payload.NONE);
        if (error != null
                && !error.equals("EPERM") // R3.19b: TCP does not notice that it was dropped
                && state.sockets.get(socket.id) != null) {
            var packet = segment(state, socket, tcp, tcp.unacknowledged.getFirst());
            fail(run, space, state, socket, new SocketEvent.Failed(packet, error));
        }
        return socket.id;
    }

    private int mss(Run run, Space space, NamespaceState state, IpAddress local, IpAddress peer) {
        int headers = peer instanceof IpAddress.V4 ? 40 : 60;
        return kernel.transport.mtu(run, space, state, local, peer) - headers;
    }

    /// No secret, as RFC 6528 wants one: the same run has the same numbers.
    private static int firstSequence(IpAddress local, int port, IpAddress peer, int peerPort) {
        return new Tuple(local, peer, Flight.TCP, port, peerPort).hashCode() * 0x9e3779b9;
    }

    void receive(Run run, Flight flight, Header.Tcp tcp) {
        var sockets = flight.state.sockets;
        var socket = sockets.connected(flight.tuple());
        var connection = socket == null ? null : socket.tcp;
        if (socket != null && connection != null) {
            TransportLayer.delivered(run, flight);
            new TcpSegmentInput(this, run, flight, socket, connection).handle(tcp);
            return;
        }
        boolean opens =
                tcp.has(Header.Tcp.SYN) && !tcp.has(Header.Tcp.ACK) && !tcp.has(Header.Tcp.RST);
        var listener = opens ? listener(flight, tcp.destinationPort()) : null;
        if (listener != null) {
            TransportLayer.delivered(run, flight);
            accept(run, flight, tcp, listener);
            return;
        }
        reset(run, flight);
        run.recorder.drop(flight.space.id, flight.inId(), DropReason.NO_SOCKET, null, flight.skb);
    }

    private static @Nullable Socket listener(Flight flight, int port) {
        var sockets = flight.state.sockets;
        var socket = sockets.bound(Protocol.TCP, flight.destination(), port);
        if (socket == null && flight.space.namespace.listening().accepts(Protocol.TCP, port)) {
            socket = sockets.add(Protocol.TCP, null, port, null, 0);
        }
        return socket;
    }

    private void accept(Run run, Flight flight, Header.Tcp syn, Socket listener) {
        var state = flight.state;
        var local = flight.destination();
        var peer = flight.source();
        int mss = mss(run, flight.space, state, local, peer);
        int sequence = firstSequence(local, syn.destinationPort(), peer, syn.sourcePort());
        var tcp =
                new TcpConnection(
                        TcpConnection.State.SYN_RECEIVED,
                        flight.skb.flow(),
                        listener.id,
                        sequence,
                        mss);
        tcp.receiveNext = syn.sequence() + 1;
        var socket =
                state.sockets.add(
                        Protocol.TCP, local, syn.destinationPort(), peer, syn.sourcePort());
        socket.tcp = tcp;
        queue(run, flight.space, state, socket, tcp, Header.Tcp.SYN | Header.Tcp.ACK, Payload.NONE);
        tcp.mss = lower(mss, syn.mss());
    }

    static int lower(int mss, int told) {
        return told == 0 ? mss : Math.min(mss, told);
    }

    /// Answers a segment that belongs to no connection.
    void reset(Run run, Flight flight) {
        var reset = resetFor(flight);
        if (reset == null || flight.group) {
            return;
        }
        var skb = new Skb(reset, 0, -1, -1, CtState.NONE, flight.skb.flow());
        run.recorder.step(flight.space.id, flight.inId(), Stage.ANSWER, null, flight.skb, skb);
        kernel.output.local(run, new Flight(flight.space, flight.state, skb), -1);
    }

    /// The RST that answers a segment (RFC 9293 §3.10.7.1); null for one that is a RST itself.
    static @Nullable Packet resetFor(Flight flight) {
        if (!(flight.transport instanceof Header.Tcp tcp) || tcp.has(Header.Tcp.RST)) {
            return null;
        }
        boolean acknowledges = tcp.has(Header.Tcp.ACK);
        int from = tcp.destinationPort();
        int to = tcp.sourcePort();
        var here = flight.destination();
        var there = flight.source();
        int length =
                flight.skb.packet().payload().length()
                        + (tcp.has(Header.Tcp.SYN) || tcp.has(Header.Tcp.FIN) ? 1 : 0);
        var header =
                new Header.Tcp(
                        from,
                        to,
                        acknowledges ? tcp.acknowledgment() : 0,
                        acknowledges ? 0 : tcp.sequence() + length,
                        acknowledges ? Header.Tcp.RST : Header.Tcp.RST | Header.Tcp.ACK,
                        0,
                        0);
        var ip = IpOutput.header(flight.state, here, there, Flight.TCP, 64, true);
        return Packet.of(Payload.NONE, ip, header);
    }

    /// Puts a segment at the end of what is to be acknowledged, and sends it.
    @Nullable String queue(
            Run run,
            Space space,
            NamespaceState state,
            Socket socket,
            TcpConnection tcp,
            int flags,
            Payload payload) {
        var segment = new TcpConnection.Segment(tcp.sendNext, flags, payload);
        if (tcp.unacknowledged.isEmpty()) {
            tcp.tries = 0;
            arm(run, space, socket, tcp);
        }
        tcp.unacknowledged.add(segment);
        tcp.sendNext = segment.end();
        return send(run, space, state, socket, tcp, segment);
    }

    void arm(Run run, Space space, Socket socket, TcpConnection tcp) {
        long delay = Math.min(RTO << tcp.tries, MOST_RTO);
        run.out.add(new Effect.Timer(new TimerKey.Retransmit(space.id, socket.id), delay));
    }

    @Nullable String send(
            Run run,
            Space space,
            NamespaceState state,
            Socket socket,
            TcpConnection tcp,
            TcpConnection.Segment segment) {
        return kernel.transport.send(
                run, space, state, segment(state, socket, tcp, segment), tcp.flow);
    }

    void acknowledge(Run run, Space space, NamespaceState state, Socket socket, TcpConnection tcp) {
        var segment = new TcpConnection.Segment(tcp.sendNext, Header.Tcp.ACK, Payload.NONE);
        send(run, space, state, socket, tcp, segment);
    }

    private static Packet segment(
            NamespaceState state, Socket socket, TcpConnection tcp, TcpConnection.Segment segment) {
        var local = socket.local;
        var peer = socket.peer;
        if (local == null || peer == null) {
            throw new IllegalStateException("not connected: " + socket.id);
        }
        boolean syn = (segment.flags() & Header.Tcp.SYN) != 0;
        boolean acknowledges = (segment.flags() & Header.Tcp.ACK) != 0;
        var header =
                new Header.Tcp(
                        socket.localPort,
                        socket.peerPort,
                        segment.sequence(),
                        acknowledges ? tcp.receiveNext : 0,
                        segment.flags(),
                        WINDOW,
                        syn ? tcp.mss : 0);
        var ip = IpOutput.header(state, local, peer, Flight.TCP, 64, true);
        return Packet.of(segment.payload(), ip, header);
    }

    void write(Run run, Space space, NamespaceState state, Socket socket, Payload payload) {
        var tcp = socket.tcp;
        if (tcp == null || tcp.closed) {
            return;
        }
        switch (tcp.state) {
            case SYN_SENT, SYN_RECEIVED -> tcp.pending.add(payload);
            case ESTABLISHED, CLOSE_WAIT -> {
                for (var piece : split(payload, tcp.mss)) {
                    queue(run, space, state, socket, tcp, Header.Tcp.PSH | Header.Tcp.ACK, piece);
                }
            }
            case FIN_WAIT_1, FIN_WAIT_2, CLOSING, LAST_ACK -> {}
        }
    }

    static List<Payload> split(Payload payload, int mss) {
        if (payload.length() <= mss || !(payload instanceof Payload.Data data)) {
            return payload.length() == 0 ? List.of() : List.of(payload);
        }
        var bytes = data.bytes();
        var pieces = new ArrayList<Payload>();
        for (int at = 0; at < bytes.length; at += mss) {
            int end = Math.min(bytes.length, at + mss);
            pieces.add(new Payload.Data(Arrays.copyOfRange(bytes, at, end)));
        }
        return pieces;
    }

    void close(Run run, Space space, NamespaceState state, Socket socket) {
        var tcp = socket.tcp;
        if (tcp == null) {
            state.sockets.remove(socket); // a listening one
            return;
        }
        if (tcp.closed) {
            return;
        }
        tcp.closed = true;
        switch (tcp.state) {
            case SYN_SENT -> forget(run, space, state, socket);
            case SYN_RECEIVED, ESTABLISHED -> {
                tcp.state = TcpConnection.State.FIN_WAIT_1;
                fin(run, space, state, socket, tcp);
            }
            case CLOSE_WAIT -> {
                tcp.state = TcpConnection.State.LAST_ACK;
                fin(run, space, state, socket, tcp);
            }
            case FIN_WAIT_1, FIN_WAIT_2, CLOSING, LAST_ACK -> {}
        }
    }

    private void fin(Run run, Space space, NamespaceState state, Socket socket, TcpConnection tcp) {
        queue(run, space, state, socket, tcp, Header.Tcp.FIN | Header.Tcp.ACK, Payload.NONE);
    }

    void forget(Run run, Space space, NamespaceState state, Socket socket) {
        run.out.add(new Effect.Cancel(new TimerKey.Retransmit(space.id, socket.id)));
        state.sockets.remove(socket);
    }

    /// The connection is over; its process hears why.
    void fail(Run run, Space space, NamespaceState state, Socket socket, SocketEvent event) {
        forget(run, space, state, socket);
        var tcp = socket.tcp;
        boolean known = tcp == null || tcp.state != TcpConnection.State.SYN_RECEIVED;
        if (known && (tcp == null || !tcp.closed)) {
            TransportLayer.notify(run, space, socket, event);
        }
    }

    /// An ICMP error: fatal to a handshake, else only a smaller MTU counts.
    void failed(Run run, Flight flight, Socket socket, SocketEvent.Failed failure, boolean tooBig) {
        var tcp = socket.tcp;
        var local = socket.local;
        var peer = socket.peer;
        if (tcp == null || local == null || peer == null) {
            return;
        }
        if (tooBig) {
            int mss = mss(run, flight.space, flight.state, local, peer);
            if (mss < tcp.mss) {
                tcp.mss = mss;
                resegment(run, flight, socket, tcp);
            }
            return;
        }
        if (tcp.state == TcpConnection.State.SYN_SENT
                || tcp.state == TcpConnection.State.SYN_RECEIVED) {
            fail(run, flight.space, flight.state, socket, failure);
        }
    }

    private void resegment(Run run, Flight flight, Socket socket, TcpConnection tcp) {
        var old = List.copyOf(tcp.unacknowledged);
        tcp.unacknowledged.clear();
        for (var segment : old) {
            if (segment.payload().length() <= tcp.mss) {
                tcp.unacknowledged.add(segment);
                continue;
            }
            int sequence = segment.sequence();
            for (var piece : split(segment.payload(), tcp.mss)) {
                tcp.unacknowledged.add(new TcpConnection.Segment(sequence, segment.flags(), piece));
                sequence += piece.length();
            }
        }
        for (var segment : List.copyOf(tcp.unacknowledged)) {
            send(run, flight.space, flight.state, socket, tcp, segment);
        }
    }

    /// The retransmission time-out.
    void expire(Run run, Space space, NamespaceState state, Socket socket) {
        var tcp = socket.tcp;
        if (tcp == null || tcp.unacknowledged.isEmpty()) {
            return;
        }
        int most =
                switch (tcp.state) {
                    case SYN_SENT -> SYN_RETRIES;
                    case SYN_RECEIVED -> SYN_ACK_RETRIES;
                    default -> RETRIES;
                };
        if (tcp.tries == most) {
            fail(run, space, state, socket, new SocketEvent.TimedOut());
            return;
        }
        tcp.tries++;
        tcp.recover = tcp.sendNext;
        arm(run, space, socket, tcp);
        send(run, space, state, socket, tcp, tcp.unacknowledged.getFirst());
    }
}

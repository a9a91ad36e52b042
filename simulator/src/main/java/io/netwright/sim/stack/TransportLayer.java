package io.netwright.sim.stack;

import io.netwright.model.net.IpAddress;
import io.netwright.model.net.Protocol;
import io.netwright.sim.packet.Header;
import io.netwright.sim.packet.Packet;
import io.netwright.sim.packet.Payload;

import org.jspecify.annotations.Nullable;

/// Hands packets to sockets and makes them for sockets: UDP, echo requests, and what all sockets
/// share. Source: Linux `net/ipv4/udp.c`, `ping.c`, `inet_connection_sock.c`.
final class TransportLayer {
    /// `ip_local_port_range`.
    static final int FIRST_PORT = 32_768;

    static final int PORTS = 28_232;
    private static final int MOST_UDP = 65_507;

    private final Kernel kernel;

    TransportLayer(Kernel kernel) {
        this.kernel = kernel;
    }

    /// A packet to this host, past INPUT.
    void receive(Run run, Flight flight) {
        switch (flight.transport) {
            case Header.Udp _ -> {
                if (kernel.vxlan.isFor(flight.space, flight.destinationPort)) {
                    kernel.vxlan.receive(run, flight);
                } else {
                    datagram(run, flight);
                }
            }
            case Header.Tcp tcp -> kernel.tcp.receive(run, flight, tcp);
            case Header.Icmp icmp -> kernel.icmp.receive(run, flight, icmp);
            case Header.Ndp ndp -> kernel.neighbors.receiveNdp(run, flight, ndp);
            case null, default -> {
                boolean v6 = flight.isV6();
                if (!v6) {
                    kernel.icmp.error(run, flight, 3, 2, 0);
                }
                drop(run, flight, DropReason.IP_NOPROTO);
            }
        }
    }

    private void datagram(Run run, Flight flight) {
        var sockets = flight.state.sockets;
        var socket = sockets.connected(flight.tuple());
        if (socket == null) {
            socket = sockets.bound(Protocol.UDP, flight.destination(), flight.destinationPort);
        }
        boolean accepted =
                flight.space.namespace.listening().accepts(Protocol.UDP, flight.destinationPort);
        if (socket == null && accepted) {
            socket = sockets.add(Protocol.UDP, null, flight.destinationPort, null, 0);
        }
        if (socket == null) {
            boolean v6 = flight.isV6();
            kernel.icmp.error(run, flight, v6 ? 1 : 3, v6 ? 4 : 3, 0);
            drop(run, flight, DropReason.NO_SOCKET);
            return;
        }
        delivered(run, flight);
        notify(
                run,
                flight.space,
                socket,
                new SocketEvent.Received(
                        flight.destination(),
                        flight.destinationPort,
                        flight.source(),
                        flight.sourcePort,
                        flight.skb.packet().payload()));
    }

    void echoReply(Run run, Flight flight, Header.Icmp icmp) {
        var protocol = icmp.v6() ? Protocol.ICMPV6 : Protocol.ICMP;
        var socket = flight.state.sockets.bound(protocol, flight.destination(), icmp.rest() >>> 16);
        if (socket == null) {
            drop(run, flight, DropReason.NO_SOCKET);
            return;
        }
        delivered(run, flight);
        notify(
                run,
                flight.space,
                socket,
                new SocketEvent.Received(
                        flight.destination(),
                        icmp.rest() >>> 16,
                        flight.source(),
                        icmp.rest() & 0xffff,
                        flight.skb.packet().payload()));
    }

    /// An ICMP error came for a packet that was sent from here.
    void failed(Run run, Flight flight, Flight inner, Header.Icmp icmp, boolean tooBig) {
        var sent = inner.tuple();
        var failure = new SocketEvent.Failed(flight.skb.packet(), IcmpLayer.errno(icmp));
        var sockets = flight.state.sockets;
        switch (inner.transport) {
            case Header.Tcp _ -> {
                var socket = sockets.connected(Conntrack.invert(sent));
                if (socket != null) {
                    kernel.tcp.failed(run, flight, socket, failure, tooBig);
                }
            }
            case Header.Udp _ -> {
                var socket = sockets.connected(Conntrack.invert(sent));
                if (socket != null && IcmpLayer.isHard(icmp)) {
                    notify(run, flight.space, socket, failure);
                }
            }
            case Header.Icmp echo -> {
                var protocol = echo.v6() ? Protocol.ICMPV6 : Protocol.ICMP;
                var socket = sockets.bound(protocol, inner.source(), sent.sourcePort());
                if (socket != null) {
                    notify(run, flight.space, socket, failure);
                }
            }
            case null, default -> {}
        }
    }

    static void notify(Run run, Space space, Socket socket, SocketEvent event) {
        run.out.add(new Effect.Notify(space.id, socket.id, event));
    }

    static void delivered(Run run, Flight flight) {
        run.recorder.step(
                flight.space.id, flight.inId(), Stage.DELIVER, null, flight.skb, flight.skb);
    }

    private static void drop(Run run, Flight flight, DropReason reason) {
        run.recorder.drop(flight.space.id, flight.inId(), reason, null, flight.skb);
    }

    /// The address that a socket without one sends from; null where no route leads on.
    @Nullable IpAddress source(Run run, Space space, NamespaceState state, IpAddress peer) {
        var any = peer instanceof IpAddress.V4 ? IpAddress.V4.ANY : IpAddress.V6.ANY;
        var path = kernel.routing.choose(run, space, state, any, peer, 0, -1);
        return path == null || IpOutput.refusal(path) != null
                ? null
                : Sources.of(space, path, peer);
    }

    /// Why [#source] found none.
    String noSource(Run run, Space space, NamespaceState state, IpAddress peer) {
        var any = peer instanceof IpAddress.V4 ? IpAddress.V4.ANY : IpAddress.V6.ANY;
        var path = kernel.routing.choose(run, space, state, any, peer, 0, -1);
        var error = path == null ? null : IpOutput.refusal(path);
        return error == null ? "ENETUNREACH" : error;
    }

    /// A local port that is free for a peer.
    static int freePort(
            NamespaceState state,
            Protocol protocol,
            @Nullable IpAddress local,
            @Nullable IpAddress peer,
            int peerPort,
            Chooser chooser) {
        int start = Digits.choose(chooser, Chooser.ChoicePoint.SOURCE_PORT) % PORTS;
        for (int i = 0; i < PORTS; i++) {
            int port = FIRST_PORT + (start + i) % PORTS;
            boolean used = state.sockets.isTaken(protocol, port);
            if (!used && local != null && peer != null) {
                var tuple = new Tuple(peer, local, protocol.number(), peerPort, port);
                used = state.sockets.connected(tuple) != null;
            }
            if (!used) {
                return port;
            }
        }
        throw new IllegalStateException("no free port");
    }

    void sendTo(
            Run run,
            Space space,
            NamespaceState state,
            Socket socket,
            @Nullable IpAddress from,
            IpAddress peer,
            int peerPort,
            Payload payload,
            int flow) {
        var local = from != null ? from : socket.local;
        if (local == null) {
            local = source(run, space, state, peer);
        }
        var header = new Header.Udp(socket.localPort, peerPort);
        if (local == null || payload.length() > MOST_UDP) {
            var error = local == null ? noSource(run, space, state, peer) : "EMSGSIZE";
            var any = peer instanceof IpAddress.V4 ? IpAddress.V4.ANY : IpAddress.V6.ANY;
            var ip = IpOutput.header(state, any, peer, Flight.UDP, 64, true);
            var packet = Packet.of(payload, ip, header);
            notSent(run, space, socket, packet, error, flow);
            return;
        }
        int length = payload.length() + 28;
        boolean whole = length <= mtu(run, space, state, local, peer);
        var ip = IpOutput.header(state, local, peer, Flight.UDP, 64, whole);
        var packet = Packet.of(payload, ip, header);
        var error = send(run, space, state, packet, flow);
        if (error != null) {
            notify(run, space, socket, new SocketEvent.Failed(packet, error));
        }
    }

    void echo(
            Run run,
            Space space,
            NamespaceState state,
            Socket socket,
            @Nullable IpAddress from,
            IpAddress peer,
            int sequence,
            Payload payload,
            int ttl,
            int flow) {
        boolean v6 = peer instanceof IpAddress.V6;
        int protocol = v6 ? Flight.ICMPV6 : Flight.ICMP;
        int rest = (socket.localPort << 16) | (sequence & 0xffff);
        var header = new Header.Icmp(v6, v6 ? 128 : 8, 0, rest);
        var local = from != null ? from : source(run, space, state, peer);
        if (local == null) {
            var any = v6 ? IpAddress.V6.ANY : IpAddress.V4.ANY;
            var ip = IpOutput.header(state, any, peer, protocol, ttl, true);
            var error = noSource(run, space, state, peer);
            notSent(run, space, socket, Packet.of(payload, ip, header), error, flow);
            return;
        }
        int length = payload.length() + 28;
        boolean whole = length <= mtu(run, space, state, local, peer);
        var ip = IpOutput.header(state, local, peer, protocol, ttl, whole);
        var packet = Packet.of(payload, ip, header);
        var error = send(run, space, state, packet, flow);
        if (error != null) {
            notify(run, space, socket, new SocketEvent.Failed(packet, error));
        }
    }

    /// Tells a socket, and the record, that its packet found no way.
    void notSent(Run run, Space space, Socket socket, Packet packet, String error, int flow) {
        var skb = new Skb(packet, 0, -1, -1, CtState.NONE, flow);
        run.recorder.step(space.id, -1, Stage.SEND, null, skb, skb);
        var reason = error.equals("EINVAL") ? DropReason.BLACKHOLE : DropReason.IP_OUTNOROUTES;
        run.recorder.drop(space.id, -1, reason, null, skb);
        notify(run, space, socket, new SocketEvent.Failed(packet, error));
    }

    /// Sends a packet of a socket; says what the socket is told, null if the packet was sent.
    @Nullable String send(Run run, Space space, NamespaceState state, Packet packet, int flow) {
        var skb = new Skb(packet, 0, -1, -1, CtState.NONE, flow);
        run.recorder.step(space.id, -1, Stage.SEND, null, skb, skb);
        return kernel.output.local(run, new Flight(space, state, skb), -1);
    }

    /// The MTU of the path to a peer, as far as it is known.
    int mtu(Run run, Space space, NamespaceState state, IpAddress local, IpAddress peer) {
        var path = kernel.routing.choose(run, space, state, local, peer, 0, -1);
        int limit = path == null || path.out() == null ? 1500 : path.device().mtu;
        return state.pathMtu(peer, limit, run.now);
    }
}

package io.netwright.sim.stack;

import io.netwright.model.net.IpAddress;
import io.netwright.model.net.Protocol;
import io.netwright.sim.fabric.Fabric;
import io.netwright.sim.packet.Packet;
import io.netwright.sim.packet.Payload;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/// The Linux network stack over one fabric. It holds the fabric's indexes and nothing that changes:
/// all of that is in a [FabricState], so one stack serves any number of them.
///
/// The arguments that every call shares: `flow` is the story that the packets of the call belong to
/// (see [Skb#flow]); `now` is nanoseconds since the run began, never earlier than in the call
/// before; `out` gets the effects in the order in which they happened. A call returns when nothing
/// is left to do at this instant inside the namespace; frames to others are effects.
public final class Stack {
    private final Fabric fabric;
    private final Kernel kernel;

    public Stack(Fabric fabric) {
        this.fabric = fabric;
        kernel = new Kernel(fabric);
    }

    public Fabric fabric() {
        return fabric;
    }

    /// The state of a fabric in which nothing has happened.
    public FabricState newState() {
        return new FabricState(fabric);
    }

    /// A frame arrives at a device: the other end of a veth or a wire sent it.
    public void receive(
            FabricState s,
            int device,
            Packet frame,
            int flow,
            long now,
            Chooser c,
            Recorder r,
            List<Effect> out) {
        var run = new Run(s, now, c, r, out);
        var skb = new Skb(frame, 0, device, -1, CtState.NONE, flow);
        kernel.devices.receive(run, kernel.links[device], skb);
        finish(run);
    }

    /// The time of a [Effect.Timer] has come.
    public void expire(
            FabricState s, TimerKey key, long now, Chooser c, Recorder r, List<Effect> out) {
        var run = new Run(s, now, c, r, out);
        switch (key) {
            case TimerKey.Resolve(var device, var address) -> {
                var link = kernel.links[device];
                var space = kernel.space(link);
                kernel.neighbors.expire(run, space, s.write(space.id), link, address);
            }
            case TimerKey.Retransmit(var namespace, var id) -> {
                var state = s.write(namespace);
                var socket = state.sockets.get(id);
                if (socket != null) {
                    kernel.tcp.expire(run, kernel.spaces[namespace], state, socket);
                }
            }
        }
        finish(run);
    }

    /// Begins a TCP connection. `Connected`, `Reset`, `Failed` or `TimedOut` follows, perhaps
    /// already in `out`.
    ///
    /// @param local null for the one that the routes choose
    /// @param localPort 0 for one that the chooser picks
    /// @return the socket, a number of this namespace
    public int connectTcp(
            FabricState s,
            int namespace,
            @Nullable IpAddress local,
            int localPort,
            IpAddress peer,
            int peerPort,
            int flow,
            long now,
            Chooser c,
            Recorder r,
            List<Effect> out) {
        var run = new Run(s, now, c, r, out);
        int socket =
                kernel.tcp.connect(
                        run,
                        kernel.spaces[namespace],
                        s.write(namespace),
                        local,
                        localPort,
                        peer,
                        peerPort,
                        flow);
        finish(run);
        return socket;
    }

    /// Listens for TCP connections. A namespace also accepts connections to the ports of its
    /// [io.netwright.sim.fabric.Listening], for a socket that is made when the first comes.
    ///
    /// @param local null for every address
    public int listen(FabricState s, int namespace, @Nullable IpAddress local, int port) {
        return s.write(namespace).sockets.add(Protocol.TCP, local, port, null, 0).id;
    }

    /// Opens a UDP socket.
    ///
    /// @param local null for every address
    /// @param port 0 for one that the chooser picks
    public int bindUdp(
            FabricState s, int namespace, @Nullable IpAddress local, int port, Chooser c) {
        var state = s.write(namespace);
        int own =
                port != 0 ? port : TransportLayer.freePort(state, Protocol.UDP, local, null, 0, c);
        return state.sockets.add(Protocol.UDP, local, own, null, 0).id;
    }

    /// Opens a UDP socket with a peer: it hears of ICMP errors, and of no one else's datagrams.
    ///
    /// @param local null for the one that the routes choose
    /// @param localPort 0 for one that the chooser picks
    public int connectUdp(
            FabricState s,
            int namespace,
            @Nullable IpAddress local,
            int localPort,
            IpAddress peer,
            int peerPort,
            Chooser c) {
        var state = s.write(namespace);
        var run = new Run(s, 0, c, Recorder.NONE, new ArrayList<>());
        var space = kernel.spaces[namespace];
        var from = local != null ? local : kernel.transport.source(run, space, state, peer);
        int port =
                localPort != 0
                        ? localPort
                        : TransportLayer.freePort(state, Protocol.UDP, from, peer, peerPort, c);
        return state.sockets.add(Protocol.UDP, from, port, peer, peerPort).id;
    }

    /// Sends a datagram from a UDP socket.
    ///
    /// @param local null for the socket's own, or the one that the routes choose
    public void sendTo(
            FabricState s,
            int namespace,
            int socket,
            @Nullable IpAddress local,
            IpAddress peer,
            int peerPort,
            Payload payload,
            int flow,
            long now,
            Chooser c,
            Recorder r,
            List<Effect> out) {
        var run = new Run(s, now, c, r, out);
        var state = s.write(namespace);
        var found = state.sockets.get(socket);
        if (found != null) {
            kernel.transport.sendTo(
                    run,
                    kernel.spaces[namespace],
                    state,
                    found,
                    local,
                    peer,
                    peerPort,
                    payload,
                    flow);
        }
        finish(run);
    }

    /// Writes to a TCP connection, or sends a datagram to the peer of a UDP socket.
    ///
    /// @throws IllegalStateException if the socket has no peer
    public void write(
            FabricState s,
            int namespace,
            int socket,
            Payload payload,
            int flow,
            long now,
            Chooser c,
            Recorder r,
            List<Effect> out) {
        var run = new Run(s, now, c, r, out);
        var state = s.write(namespace);
        var found = state.sockets.get(socket);
        var space = kernel.spaces[namespace];
        if (found != null && found.tcp != null) {
            kernel.tcp.write(run, space, state, found, payload);
        } else if (found != null) {
            var peer = found.peer;
            if (peer == null) {
                throw new IllegalStateException("socket %d has no peer".formatted(socket));
            }
            kernel.transport.sendTo(
                    run, space, state, found, null, peer, found.peerPort, payload, flow);
        }
        finish(run);
    }

    /// Closes a socket; a connection says FIN and lives until the peer has closed too. Closing
    /// twice, or a socket that is gone, does nothing.
    public void close(
            FabricState s,
            int namespace,
            int socket,
            int flow,
            long now,
            Chooser c,
            Recorder r,
            List<Effect> out) {
        var run = new Run(s, now, c, r, out);
        var state = s.write(namespace);
        var found = state.sockets.get(socket);
        if (found != null && found.protocol == Protocol.TCP) {
            kernel.tcp.close(run, kernel.spaces[namespace], state, found);
        } else if (found != null) {
            state.sockets.remove(found);
        }
        finish(run);
    }

    /// Sends an ICMP echo request, as `ping` does. An answer comes as `Received` with the
    /// identifier and the sequence number as the ports, an error as `Failed`.
    ///
    /// @param local null for the one that the routes choose
    /// @param identifier 0 for a new socket with one of its own, else that of an earlier call
    /// @param ttl of the request, 64 where nobody cares
    /// @return the socket
    public int ping(
            FabricState s,
            int namespace,
            @Nullable IpAddress local,
            IpAddress peer,
            int identifier,
            int sequence,
            Payload payload,
            int ttl,
            int flow,
            long now,
            Chooser c,
            Recorder r,
            List<Effect> out) {
        var run = new Run(s, now, c, r, out);
        var state = s.write(namespace);
        var protocol = peer instanceof IpAddress.V6 ? Protocol.ICMPV6 : Protocol.ICMP;
        var found =
                identifier == 0
                        ? null
                        : state.sockets.bound(protocol, local == null ? peer : local, identifier);
        if (found == null) {
            int own =
                    identifier != 0
                            ? identifier
                            : TransportLayer.freePort(state, protocol, null, null, 0, c);
            found = state.sockets.add(protocol, null, own, null, 0);
        }
        kernel.transport.echo(
                run,
                kernel.spaces[namespace],
                state,
                found,
                local,
                peer,
                sequence,
                payload,
                ttl,
                flow);
        finish(run);
        return found.id;
    }

    /// Takes in again what left by `lo`, until nothing does.
    private void finish(Run run) {
        for (var next = run.looped.poll(); next != null; next = run.looped.poll()) {
            var in = next.inId();
            run.recorder.step(
                    next.space.id, in, Stage.RECEIVE, kernel.links[in].device, next.skb, next.skb);
            kernel.input.receive(run, next);
        }
    }
}

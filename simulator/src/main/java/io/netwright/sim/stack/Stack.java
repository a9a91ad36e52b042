package io.netwright.sim.stack;

import io.netwright.model.net.IpAddress;
import io.netwright.sim.fabric.Fabric;
import io.netwright.sim.packet.Packet;
import io.netwright.sim.packet.Payload;

import org.jspecify.annotations.Nullable;

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

    public Stack(Fabric fabric) {
        this.fabric = fabric;
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
        later();
    }

    /// The time of a [Effect.Timer] has come.
    public void expire(
            FabricState s, TimerKey key, long now, Chooser c, Recorder r, List<Effect> out) {
        later();
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
        return later();
    }

    /// Listens for TCP connections. A namespace also accepts connections to the ports of its
    /// [io.netwright.sim.fabric.Listening], for a socket that is made when the first comes.
    ///
    /// @param local null for every address
    public int listen(FabricState s, int namespace, @Nullable IpAddress local, int port) {
        return later();
    }

    /// Opens a UDP socket.
    ///
    /// @param local null for every address
    /// @param port 0 for one that the chooser picks
    public int bindUdp(
            FabricState s, int namespace, @Nullable IpAddress local, int port, Chooser c) {
        return later();
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
        return later();
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
        later();
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
        later();
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
        later();
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
        return later();
    }

    private int later() {
        if (!fabric.namespaces().isEmpty()) {
            throw new UnsupportedOperationException("being built");
        }
        return 0;
    }
}

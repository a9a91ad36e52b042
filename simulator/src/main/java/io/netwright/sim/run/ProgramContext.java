package io.netwright.sim.run;

import io.netwright.model.net.IpAddress;
import io.netwright.sim.engine.RandomStream;
import io.netwright.sim.packet.Payload;
import io.netwright.sim.stack.Chooser;

import org.jspecify.annotations.Nullable;

/// The system calls of a process that runs a [Program]. None blocks: what they lead to comes as an
/// event. Valid during one call of the program only.
public interface ProgramContext {
    /// In place of a socket that [#ping] shall open.
    int NEW_SOCKET = -1;

    /// The index of the process's namespace in the fabric.
    int namespace();

    /// Nanoseconds since the run began.
    long now();

    /// This process's own chance.
    RandomStream random();

    /// Chance that an exploration follows into every branch.
    Chooser chooser();

    /// Begins a TCP connection from the address that the routes choose, or from `source`.
    ///
    /// @return the socket; `Connected`, `Reset`, `Failed` or `TimedOut` follows
    int connect(@Nullable IpAddress source, IpAddress destination, int port);

    /// Listens for TCP connections on every address of the namespace.
    ///
    /// @return the socket; `Accepted` follows with every connection
    int listen(int port);

    /// Opens a UDP socket on every address of the namespace.
    ///
    /// @param port 0 for one that the stack chooses
    /// @return the socket; `Received` follows with every datagram
    int bind(int port);

    /// Opens a UDP socket with a peer, to which [#write] sends: it hears of ICMP errors, and of no
    /// one else's datagrams.
    int connectUdp(@Nullable IpAddress source, IpAddress destination, int port);

    /// Sends bytes on a connection, or a datagram to a UDP socket's peer.
    void write(int socket, Payload payload);

    /// Sends a datagram.
    ///
    /// @param source the address to send it from, null for the one that the routes choose
    void sendTo(
            int socket,
            @Nullable IpAddress source,
            IpAddress destination,
            int port,
            Payload payload);

    /// Sends an ICMP echo request.
    ///
    /// @param socket of an earlier call, or [#NEW_SOCKET]
    /// @param ttl of the request, 64 where nobody cares
    /// @return the socket; `Received` follows with the answer's bytes and the sequence number as
    ///   the peer's port, or `Failed`
    int ping(
            int socket,
            @Nullable IpAddress source,
            IpAddress destination,
            int sequence,
            Payload payload,
            int ttl);

    /// Closes a socket: no more events of it but the peer's answer to the closing of a connection.
    void close(int socket);

    /// Asks for [Program#wake].
    void wakeAfter(long delayNanos, long token);
}

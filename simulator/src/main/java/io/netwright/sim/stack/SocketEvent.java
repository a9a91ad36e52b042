package io.netwright.sim.stack;

import io.netwright.model.net.IpAddress;
import io.netwright.sim.packet.Packet;
import io.netwright.sim.packet.Payload;

/// What a process hears from its socket.
public sealed interface SocketEvent {
    /// A TCP client's handshake is done.
    record Connected() implements SocketEvent {}

    /// A TCP server's handshake is done.
    ///
    /// @param socket the new connection's socket
    record Accepted(int socket, IpAddress local, int localPort, IpAddress peer, int peerPort)
            implements SocketEvent {}

    /// A stream's bytes or a datagram arrived.
    record Received(IpAddress local, int localPort, IpAddress peer, int peerPort, Payload payload)
            implements SocketEvent {}

    /// The peer closed its side.
    record Closed() implements SocketEvent {}

    /// A RST came.
    record Reset() implements SocketEvent {}

    /// An ICMP error came, or the stack itself found no way.
    ///
    /// @param cause the packet that told, an [io.netwright.sim.packet.Header.Icmp] in it; the
    ///   socket's own packet where the stack refused to send
    /// @param error as `errno(3)` names it: `ECONNREFUSED`, `EHOSTUNREACH`, `ENETUNREACH`, `EPERM`,
    ///   `EMSGSIZE`
    record Failed(Packet cause, String error) implements SocketEvent {}

    /// Nobody answered the SYN, or the data: `ETIMEDOUT`.
    record TimedOut() implements SocketEvent {}
}

package io.netwright.sim.stack;

import io.netwright.model.net.IpAddress;
import io.netwright.model.net.Protocol;

import org.jspecify.annotations.Nullable;

/// A socket of a namespace.
final class Socket {
    final int id;
    final Protocol protocol;

    /// Null for every address.
    final @Nullable IpAddress local;

    final int localPort;

    /// Null for a listening or an unconnected one.
    final @Nullable IpAddress peer;

    final int peerPort;

    /// The state of a TCP connection, null for anything else.
    @Nullable TcpConnection tcp;

    Socket(
            int id,
            Protocol protocol,
            @Nullable IpAddress local,
            int localPort,
            @Nullable IpAddress peer,
            int peerPort) {
        this.id = id;
        this.protocol = protocol;
        this.local = local;
        this.localPort = localPort;
        this.peer = peer;
        this.peerPort = peerPort;
    }

    Socket copy() {
        var connection = tcp;
        if (connection == null) {
            return this;
        }
        var copy = new Socket(id, protocol, local, localPort, peer, peerPort);
        copy.tcp = connection.copy();
        return copy;
    }

    SocketEntry view() {
        var connection = tcp;
        String state;
        if (connection != null) {
            state = connection.state.text();
        } else if (protocol == Protocol.TCP) {
            state = "LISTEN";
        } else {
            state = peer == null ? "UNCONN" : "ESTAB";
        }
        return new SocketEntry(id, protocol, state, local, localPort, peer, peerPort);
    }
}

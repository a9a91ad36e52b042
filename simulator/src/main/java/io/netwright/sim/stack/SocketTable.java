package io.netwright.sim.stack;

import io.netwright.model.net.IpAddress;
import io.netwright.model.net.Protocol;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/// The sockets of a namespace: connected ones by the tuple of what they receive, others by protocol
/// and port.
final class SocketTable {
    private final LinkedHashMap<Integer, Socket> sockets = new LinkedHashMap<>();
    private final LinkedHashMap<Tuple, Integer> connected = new LinkedHashMap<>();
    private final LinkedHashMap<Integer, List<Integer>> bound = new LinkedHashMap<>();
    private int last;

    SocketTable copy() {
        var copy = new SocketTable();
        sockets.forEach((id, socket) -> copy.sockets.put(id, socket.copy()));
        copy.connected.putAll(connected);
        bound.forEach((key, ids) -> copy.bound.put(key, List.copyOf(ids)));
        copy.last = last;
        return copy;
    }

    Socket add(
            Protocol protocol,
            @Nullable IpAddress local,
            int localPort,
            @Nullable IpAddress peer,
            int peerPort) {
        var socket = new Socket(++last, protocol, local, localPort, peer, peerPort);
        sockets.put(socket.id, socket);
        if (peer != null && local != null) {
            connected.put(received(socket, peer, local), socket.id);
        } else {
            var ids = new ArrayList<>(bound.getOrDefault(key(protocol, localPort), List.of()));
            ids.add(socket.id);
            bound.put(key(protocol, localPort), ids);
        }
        return socket;
    }

    void remove(Socket socket) {
        sockets.remove(socket.id);
        if (socket.peer != null && socket.local != null) {
            connected.remove(received(socket, socket.peer, socket.local), socket.id);
        } else {
            int key = key(socket.protocol, socket.localPort);
            var ids = new ArrayList<>(bound.getOrDefault(key, List.of()));
            ids.removeIf(id -> id == socket.id);
            bound.put(key, ids);
        }
    }

    @Nullable Socket get(int id) {
        return sockets.get(id);
    }

    /// The connected socket that gets packets of this tuple, null for none.
    @Nullable Socket connected(Tuple received) {
        var id = connected.get(received);
        return id == null ? null : sockets.get(id);
    }

    /// The unconnected socket of an address and port, one bound to the address first.
    @Nullable Socket bound(Protocol protocol, IpAddress local, int port) {
        Socket any = null;
        for (int id : bound.getOrDefault(key(protocol, port), List.of())) {
            var socket = sockets.get(id);
            if (socket == null) {
                continue;
            }
            if (local.equals(socket.local)) {
                return socket;
            }
            if (socket.local == null && any == null) {
                any = socket;
            }
        }
        return any;
    }

    /// Is the port of use to nobody but connections with other peers?
    boolean isTaken(Protocol protocol, int port) {
        return !bound.getOrDefault(key(protocol, port), List.of()).isEmpty();
    }

    List<SocketEntry> entries() {
        return sockets.values().stream().map(Socket::view).toList();
    }

    private static Tuple received(Socket socket, IpAddress peer, IpAddress local) {
        return new Tuple(peer, local, socket.protocol.number(), socket.peerPort, socket.localPort);
    }

    private static int key(Protocol protocol, int port) {
        return (protocol.number() << 16) | port;
    }
}

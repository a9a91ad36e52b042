package io.netwright.sim.workload;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.netwright.model.net.IpAddress;
import io.netwright.sim.packet.Payload;
import io.netwright.sim.run.Program;
import io.netwright.sim.run.ProgramContext;
import io.netwright.sim.stack.SocketEvent;

import java.util.LinkedHashSet;
import java.util.Set;

/// Answers a connection or a datagram with the line `ENDPOINT PEER_ADDRESS PEER_PORT` and closes.
public final class DefaultServer implements Program {
    private final String endpoint;

    /// Connections that are not over.
    private final Set<Integer> connections = new LinkedHashSet<>();

    /// Makes a server.
    ///
    /// @param endpoint as the command line writes it, such as `shop/web-0`
    public DefaultServer(String endpoint) {
        this.endpoint = endpoint;
    }

    @Override
    public void start(ProgramContext context) {}

    @Override
    public void onEvent(int socket, SocketEvent event, ProgramContext context) {
        switch (event) {
            case SocketEvent.Accepted accepted -> {
                connections.add(accepted.socket());
                context.write(accepted.socket(), line(accepted.peer(), accepted.peerPort()));
                context.close(accepted.socket());
            }
            case SocketEvent.Received received -> {
                if (!connections.contains(socket)) { // else what a client says is not listened to
                    context.sendTo(
                            socket,
                            received.local(),
                            received.peer(),
                            received.peerPort(),
                            line(received.peer(), received.peerPort()));
                }
            }
            case SocketEvent.Closed _, SocketEvent.Reset _, SocketEvent.TimedOut _ ->
                    connections.remove(socket);
            case SocketEvent.Connected _, SocketEvent.Failed _ -> {}
        }
    }

    private Payload line(IpAddress peer, int port) {
        return new Payload.Data("%s %s %d\n".formatted(endpoint, peer, port).getBytes(UTF_8));
    }

    @Override
    public DefaultServer fork() {
        var fork = new DefaultServer(endpoint);
        fork.connections.addAll(connections);
        return fork;
    }
}

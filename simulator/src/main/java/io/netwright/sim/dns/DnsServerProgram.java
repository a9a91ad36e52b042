package io.netwright.sim.dns;

import io.netwright.model.net.IpAddress;
import io.netwright.sim.packet.Payload;
import io.netwright.sim.run.Program;
import io.netwright.sim.run.ProgramContext;
import io.netwright.sim.stack.SocketEvent;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/// CoreDNS as a process: answers on port 53, UDP and TCP, with a message's real bytes.
public final class DnsServerProgram implements Program {
    static final int PORT = 53;

    private final DnsServer server;
    private final List<Given> given = new ArrayList<>();

    /// Bytes of TCP connections that make no whole message yet.
    private final LinkedHashMap<Integer, Connection> connections = new LinkedHashMap<>();

    /// An answer that it gave, with what the bytes do not tell: the plugin, and what is unknown.
    ///
    /// @param id of the message
    record Given(int id, Question question, Answer answer) {}

    private record Connection(IpAddress peer, DnsStream stream) {}

    public DnsServerProgram(DnsServer server) {
        this.server = server;
    }

    List<Given> given() {
        return List.copyOf(given);
    }

    @Override
    public void start(ProgramContext context) {
        context.bind(PORT);
        context.listen(PORT);
    }

    @Override
    public void onEvent(int socket, SocketEvent event, ProgramContext context) {
        switch (event) {
            case SocketEvent.Accepted accepted ->
                    connections.put(
                            accepted.socket(), new Connection(accepted.peer(), DnsStream.EMPTY));
            case SocketEvent.Received received when connections.containsKey(socket) ->
                    stream(socket, received, context);
            case SocketEvent.Received received -> {
                if (received.payload() instanceof Payload.Data data) {
                    var answer = answer(data.bytes(), received.peer(), true, context);
                    if (answer.length > 0) {
                        context.sendTo(
                                socket,
                                received.local(),
                                received.peer(),
                                received.peerPort(),
                                new Payload.Data(answer));
                    }
                }
            }
            case SocketEvent.Closed _ -> {
                connections.remove(socket);
                context.close(socket);
            }
            case SocketEvent.Reset _, SocketEvent.TimedOut _ -> connections.remove(socket);
            case SocketEvent.Connected _, SocketEvent.Failed _ -> {}
        }
    }

    private void stream(int socket, SocketEvent.Received received, ProgramContext context) {
        var connection = connections.get(socket);
        if (connection == null || !(received.payload() instanceof Payload.Data data)) {
            return;
        }
        var stream = connection.stream.plus(data.bytes());
        for (var message : stream.messages()) {
            var answer = answer(message, connection.peer, false, context);
            if (answer.length > 0) {
                context.write(socket, new Payload.Data(DnsStream.framed(answer)));
            }
        }
        connections.put(socket, new Connection(connection.peer, stream.rest()));
    }

    /// The bytes of the answer, none where there is nothing to say.
    private byte[] answer(byte[] bytes, IpAddress client, boolean udp, ProgramContext context) {
        var read = DnsCodec.read(bytes);
        if (read.isEmpty() || read.get().response()) {
            return new byte[0];
        }
        var message = read.get();
        var question = new Question(message.name(), message.type(), client);
        var answer = server.answer(question, context.now(), context.chooser());
        given.add(new Given(message.id(), question, answer));
        return DnsCodec.answer(message.id(), message.name(), message.type(), answer, udp);
    }

    @Override
    public DnsServerProgram fork() {
        var fork = new DnsServerProgram(server.fork());
        fork.given.addAll(given);
        fork.connections.putAll(connections);
        return fork;
    }
}

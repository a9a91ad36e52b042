package io.netwright.sim.workload;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.netwright.model.net.IpAddress;
import io.netwright.sim.packet.Payload;
import io.netwright.sim.run.Program;
import io.netwright.sim.run.ProgramContext;
import io.netwright.sim.stack.SocketEvent;

import org.jspecify.annotations.Nullable;

/// Connects, says a line, reads one answer and closes.
public final class TcpClient implements Program {
    private final @Nullable IpAddress source;
    private final IpAddress destination;
    private final int port;
    private final String line;
    private Result result = Result.PENDING;

    /// Makes a client.
    ///
    /// @param source null for the one that the routes choose
    /// @param line what to say once connected, `""` for nothing
    public TcpClient(@Nullable IpAddress source, IpAddress destination, int port, String line) {
        this.source = source;
        this.destination = destination;
        this.port = port;
        this.line = line;
    }

    public TcpClient(IpAddress destination, int port) {
        this(null, destination, port, "");
    }

    public Result result() {
        return result;
    }

    @Override
    public void start(ProgramContext context) {
        context.connect(source, destination, port);
    }

    @Override
    public void onEvent(int socket, SocketEvent event, ProgramContext context) {
        if (result.isFinal()) {
            return;
        }
        switch (event) {
            case SocketEvent.Connected _ -> {
                result = new Result(Result.State.CONNECTED, "");
                if (!line.isEmpty()) {
                    context.write(socket, new Payload.Data(line.getBytes(UTF_8)));
                }
            }
            case SocketEvent.Received received -> {
                result = new Result(Result.State.ANSWERED, Text.of(received.payload()));
                context.close(socket);
            }
            case SocketEvent.Closed _ -> {
                result = new Result(Result.State.CLOSED, "");
                context.close(socket);
            }
            case SocketEvent.Reset _ -> result = new Result(Result.State.REFUSED, "ECONNREFUSED");
            case SocketEvent.Failed failed -> result = Text.failed(failed);
            case SocketEvent.TimedOut _ -> result = new Result(Result.State.TIMED_OUT, "ETIMEDOUT");
            case SocketEvent.Accepted _ -> {}
        }
    }

    @Override
    public TcpClient fork() {
        var fork = new TcpClient(source, destination, port, line);
        fork.result = result;
        return fork;
    }
}

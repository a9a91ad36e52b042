package io.netwright.sim.workload;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.netwright.model.net.IpAddress;
import io.netwright.sim.packet.Payload;
import io.netwright.sim.run.Program;
import io.netwright.sim.run.ProgramContext;
import io.netwright.sim.stack.SocketEvent;

import org.jspecify.annotations.Nullable;

/// Sends a line as a datagram and waits for one answer.
public final class UdpClient implements Program {
    private final @Nullable IpAddress source;
    private final IpAddress destination;
    private final int port;
    private final String line;
    private final long patienceNanos;
    private int socket;
    private Result result = Result.PENDING;

    /// Makes a client.
    ///
    /// @param source null for the one that the routes choose
    /// @param patienceNanos how long to wait
    public UdpClient(
            @Nullable IpAddress source,
            IpAddress destination,
            int port,
            String line,
            long patienceNanos) {
        this.source = source;
        this.destination = destination;
        this.port = port;
        this.line = line;
        this.patienceNanos = patienceNanos;
    }

    /// A client that says `hello` and waits for 5 seconds.
    public UdpClient(IpAddress destination, int port) {
        this(null, destination, port, "hello\n", 5_000_000_000L);
    }

    public Result result() {
        return result;
    }

    @Override
    public void start(ProgramContext context) {
        socket = context.connectUdp(source, destination, port);
        context.wakeAfter(patienceNanos, 0);
        context.write(socket, new Payload.Data(line.getBytes(UTF_8)));
    }

    @Override
    public void onEvent(int from, SocketEvent event, ProgramContext context) {
        if (result.isFinal()) {
            return;
        }
        switch (event) {
            case SocketEvent.Received received ->
                    result = new Result(Result.State.ANSWERED, Text.of(received.payload()));
            case SocketEvent.Failed failed -> result = Text.failed(failed);
            case SocketEvent.Connected _,
                    SocketEvent.Accepted _,
                    SocketEvent.Closed _,
                    SocketEvent.Reset _,
                    SocketEvent.TimedOut _ -> {}
        }
        if (result.isFinal()) {
            context.close(socket);
        }
    }

    @Override
    public void wake(long token, ProgramContext context) {
        if (!result.isFinal()) {
            result = new Result(Result.State.TIMED_OUT, "");
            context.close(socket);
        }
    }

    @Override
    public UdpClient fork() {
        var fork = new UdpClient(source, destination, port, line, patienceNanos);
        fork.socket = socket;
        fork.result = result;
        return fork;
    }
}

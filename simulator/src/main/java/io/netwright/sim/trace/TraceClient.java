package io.netwright.sim.trace;

import io.netwright.model.net.IpAddress;
import io.netwright.model.net.Protocol;
import io.netwright.sim.packet.Payload;
import io.netwright.sim.run.Program;
import io.netwright.sim.run.ProgramContext;
import io.netwright.sim.stack.SocketEvent;

import org.jspecify.annotations.Nullable;

import java.util.function.BooleanSupplier;

/// Makes one attempt and never a second: it gives up before TCP would send again, unless the packet
/// still waits for a neighbor's answer.
final class TraceClient implements Program {
    private static final long PATIENCE_NANOS = 900_000_000;
    private static final int TRIES = 6;

    private final Protocol protocol;
    private final @Nullable IpAddress source;
    private final IpAddress destination;
    private final int port;
    private final BooleanSupplier waits;
    private int socket = ProgramContext.NEW_SOCKET;
    private int wakes;
    private State state = State.PENDING;

    /// How far it came.
    enum State {
        PENDING,
        /// An answer came.
        ANSWERED,
        /// An answer that says no.
        REFUSED,
        SILENCE
    }

    /// @param waits is the packet neither lost nor arrived?
    TraceClient(
            Protocol protocol,
            @Nullable IpAddress source,
            IpAddress destination,
            int port,
            BooleanSupplier waits) {
        this.protocol = protocol;
        this.source = source;
        this.destination = destination;
        this.port = port;
        this.waits = waits;
    }

    State state() {
        return state;
    }

    @Override
    public void start(ProgramContext context) {
        context.wakeAfter(PATIENCE_NANOS, 0);
        switch (protocol) {
            case TCP -> socket = context.connect(source, destination, port);
            case UDP -> {
                socket = context.connectUdp(source, destination, port);
                context.write(socket, new Payload.Data(new byte[] {'n', 'w', '\n'}));
            }
            case ICMP, ICMPV6 ->
                    socket =
                            context.ping(
                                    ProgramContext.NEW_SOCKET,
                                    source,
                                    destination,
                                    1,
                                    new Payload.Data(new byte[56]),
                                    64);
            case SCTP -> throw new IllegalStateException("SCTP is not modelled");
        }
    }

    @Override
    public void onEvent(int from, SocketEvent event, ProgramContext context) {
        if (state != State.PENDING) {
            return;
        }
        state =
                switch (event) {
                    case SocketEvent.Connected _, SocketEvent.Received _ -> State.ANSWERED;
                    case SocketEvent.Reset _, SocketEvent.Failed _ -> State.REFUSED;
                    case SocketEvent.TimedOut _ -> State.SILENCE;
                    case SocketEvent.Closed _, SocketEvent.Accepted _ -> State.PENDING;
                };
    }

    @Override
    public void wake(long token, ProgramContext context) {
        if (state != State.PENDING) {
            return;
        }
        if (waits.getAsBoolean() && ++wakes < TRIES) {
            context.wakeAfter(PATIENCE_NANOS, 0);
            return;
        }
        state = State.SILENCE;
        context.close(socket);
    }

    @Override
    public TraceClient fork() {
        var fork = new TraceClient(protocol, source, destination, port, waits);
        fork.socket = socket;
        fork.wakes = wakes;
        fork.state = state;
        return fork;
    }
}

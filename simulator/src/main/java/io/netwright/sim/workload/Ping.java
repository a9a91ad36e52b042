package io.netwright.sim.workload;

import io.netwright.model.net.IpAddress;
import io.netwright.sim.packet.Payload;
import io.netwright.sim.run.Program;
import io.netwright.sim.run.ProgramContext;
import io.netwright.sim.stack.SocketEvent;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/// Sends echo requests, one a second, as `ping -c` does.
public final class Ping implements Program {
    private static final long SECOND = 1_000_000_000L;

    /// Bytes of an echo request, as `ping(8)` sends them.
    private static final int SIZE = 56;

    private final @Nullable IpAddress source;
    private final IpAddress destination;
    private final int count;
    private final int ttl;
    private int socket = ProgramContext.NEW_SOCKET;
    private int sent;
    private long sentAt;
    private final List<Reply> replies = new ArrayList<>();

    /// Makes a pinger.
    ///
    /// @param source null for the one that the routes choose
    /// @param ttl of the requests
    public Ping(@Nullable IpAddress source, IpAddress destination, int count, int ttl) {
        this.source = source;
        this.destination = destination;
        this.count = count;
        this.ttl = ttl;
    }

    /// An answer: how long it took, and the error if it was one.
    public record Reply(int sequence, long nanos, @Nullable String error) {}

    public List<Reply> replies() {
        return List.copyOf(replies);
    }

    /// How the last of the requests that were sent ended, or stands.
    public Result result() {
        for (var reply : replies) {
            if (reply.sequence() == sent) {
                return reply.error() == null
                        ? new Result(Result.State.ANSWERED, "")
                        : new Result(Result.State.FAILED, reply.error());
            }
        }
        return Result.PENDING;
    }

    @Override
    public void start(ProgramContext context) {
        send(context);
    }

    @Override
    public void onEvent(int from, SocketEvent event, ProgramContext context) {
        switch (event) {
            case SocketEvent.Received received ->
                    replies.add(new Reply(received.peerPort(), context.now() - sentAt, null));
            case SocketEvent.Failed failed ->
                    replies.add(new Reply(sent, context.now() - sentAt, failed.error()));
            case SocketEvent.Connected _,
                    SocketEvent.Accepted _,
                    SocketEvent.Closed _,
                    SocketEvent.Reset _,
                    SocketEvent.TimedOut _ -> {}
        }
    }

    @Override
    public void wake(long token, ProgramContext context) {
        send(context);
    }

    private void send(ProgramContext context) {
        sent++;
        sentAt = context.now();
        if (sent < count) {
            context.wakeAfter(SECOND, 0);
        }
        socket =
                context.ping(
                        socket, source, destination, sent, new Payload.Data(new byte[SIZE]), ttl);
    }

    @Override
    public Ping fork() {
        var fork = new Ping(source, destination, count, ttl);
        fork.socket = socket;
        fork.sent = sent;
        fork.sentAt = sentAt;
        fork.replies.addAll(replies);
        return fork;
    }
}

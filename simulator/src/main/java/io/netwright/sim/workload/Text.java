package io.netwright.sim.workload;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.netwright.sim.packet.Payload;
import io.netwright.sim.stack.SocketEvent;

/// Payloads and errors in words.
final class Text {
    private Text() {}

    static String of(Payload payload) {
        return switch (payload) {
            case Payload.Data data -> new String(data.bytes(), UTF_8);
            case Payload.Quote quote -> quote.toString();
        };
    }

    static Result failed(SocketEvent.Failed failed) {
        boolean refused = failed.error().equals("ECONNREFUSED");
        return new Result(refused ? Result.State.REFUSED : Result.State.FAILED, failed.error());
    }
}

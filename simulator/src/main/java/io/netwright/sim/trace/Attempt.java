package io.netwright.sim.trace;

import io.netwright.model.net.IpAddress;
import io.netwright.model.net.Protocol;
import io.netwright.sim.compile.Compiled;
import io.netwright.sim.explore.Exploration;
import io.netwright.sim.explore.Explorer;
import io.netwright.sim.explore.Limits;
import io.netwright.sim.explore.Outcome;
import io.netwright.sim.run.Setup;
import io.netwright.sim.run.Simulator;
import io.netwright.sim.run.Step;
import io.netwright.sim.stack.Chooser;
import io.netwright.sim.stack.Stack;
import io.netwright.sim.stack.Stage;
import io.netwright.sim.workload.DefaultServer;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/// One attempt to reach one address: every way in which it may go.
///
/// @param source null for the address that the routes choose
record Attempt(
        Compiled compiled,
        Stack stack,
        int namespace,
        Protocol protocol,
        @Nullable IpAddress source,
        IpAddress destination,
        int port) {
    private static final int CLIENT = 0;

    /// One way in which it may go.
    ///
    /// @param endpoint null where a Service's rule took the packet and sent it nowhere
    record Ended(
            double probability,
            Verdict verdict,
            Reason reason,
            Walk walk,
            @Nullable String endpoint,
            boolean snat) {}

    /// All of them.
    ///
    /// @param complete false if there are more
    record All(List<Ended> ways, boolean complete) {}

    All explore(double share) {
        var exploration = Explorer.explore(this::begin, Limits.DEFAULT);
        var ways = new ArrayList<Ended>();
        for (var outcome : exploration.outcomes()) {
            ways.add(ended(outcome, share));
        }
        return new All(ways, isComplete(exploration));
    }

    private static boolean isComplete(Exploration exploration) {
        return exploration.complete();
    }

    private Simulator begin(Chooser chooser) {
        var simulator = new Simulator[1];
        var client =
                new TraceClient(
                        protocol,
                        source,
                        destination,
                        port,
                        () -> waits(simulator[0].recording().steps()));
        var setup =
                Setup.of(stack)
                        .servers(it -> new DefaultServer(it.name()))
                        .process("client", namespace, 0, client);
        simulator[0] = Simulator.instant(setup, chooser);
        return simulator[0];
    }

    /// Is the packet neither lost nor arrived: does it wait for a neighbor's address?
    private static boolean waits(List<Step> steps) {
        for (var step : steps) {
            if (Inner.of(step.before().packet()) != null
                    && (step.stage() == Stage.DROP || step.stage() == Stage.DELIVER)) {
                return false;
            }
        }
        return true;
    }

    private Ended ended(Outcome outcome, double share) {
        var client = outcome.run().program(CLIENT, TraceClient.class).state();
        var stories = outcome.run().recording().stories();
        int flow = stories.isEmpty() ? 0 : stories.getFirst().flow();
        var walk = Walk.firstExchange(outcome.steps(), flow, compiled);
        var verdict =
                switch (client) {
                    case ANSWERED -> Verdict.DELIVERED;
                    case REFUSED -> Verdict.REJECTED;
                    case SILENCE, PENDING -> Verdict.DROPPED;
                };
        return new Ended(
                outcome.probability() * share,
                verdict,
                reason(walk, verdict),
                walk,
                endpoint(walk),
                isSourceRewritten(walk));
    }

    /// The reason of what the client sees: the end of the way there, unless the answer was lost.
    private Reason reason(Walk walk, Verdict verdict) {
        var request = walk.request();
        var reply = walk.reply();
        if (request == null) {
            return ReasonCode.NO_ANSWER.of(name());
        }
        if (!request.delivered() || verdict == Verdict.DELIVERED) {
            return request.reason();
        }
        return reply == null || reply.delivered()
                ? ReasonCode.NO_ANSWER.of(name())
                : reply.reason();
    }

    private String name() {
        return compiled.fabric().namespaces().get(namespace).name();
    }

    private @Nullable String endpoint(Walk walk) {
        var last = walk.last();
        var inner = last == null ? null : Inner.of(last.before().packet());
        if (inner == null || last == null) {
            return protocol == Protocol.ICMP || protocol == Protocol.ICMPV6
                    ? destination.toString()
                    : destination instanceof IpAddress.V6
                            ? "[%s]:%d".formatted(destination, port)
                            : destination + ":" + port;
        }
        var origin = compiled.origins().get(last.entry() == null ? 0 : last.entry().origin());
        boolean refusedByService =
                last.stage() == Stage.RULE
                        && origin.resource() != null
                        && origin.resource().kind().equals("Service");
        return refusedByService ? null : inner.destination();
    }

    private static boolean isSourceRewritten(Walk walk) {
        var last = walk.last();
        var first = walk.firstSent() == null ? null : Inner.of(walk.firstSent());
        var inner = last == null ? null : Inner.of(last.before().packet());
        return first != null && inner != null && !first.ip().source().equals(inner.ip().source());
    }
}

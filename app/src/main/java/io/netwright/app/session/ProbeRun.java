package io.netwright.app.session;

import io.netwright.model.net.Protocol;
import io.netwright.model.scenario.Probe;
import io.netwright.sim.compile.Compiled;
import io.netwright.sim.dns.DnsWalk;
import io.netwright.sim.run.Recording;
import io.netwright.sim.scenario.ScenarioRun;
import io.netwright.sim.trace.BadEndpoint;
import io.netwright.sim.trace.Hop;
import io.netwright.sim.trace.Journey;
import io.netwright.sim.trace.Trace;
import io.netwright.sim.trace.TraceRequest;
import io.netwright.sim.trace.Tracer;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// One probe: every outcome that it may have, and a timed run that shows one of them.
///
/// @param journey of the timed run; of the trace where there is none
/// @param timed null where what is asked about is not modelled
public record ProbeRun(
        Derived derived,
        String from,
        String to,
        Protocol protocol,
        Trace trace,
        Journey journey,
        @Nullable Timed timed) {
    private static final long MAX_EVENTS = 100_000;
    private static final long SEED = 7;

    /// A run of the probe in simulated time, with its name looked up by packets.
    ///
    /// @param compiled the lab's fabric, with the outside hosts that the probe adds
    /// @param process the number of the probe's process
    /// @param lookUp null where no name was looked up
    public record Timed(
            Recording recording, Compiled compiled, int process, @Nullable DnsWalk lookUp) {}

    /// Sends a probe. Takes long: not for the window's thread.
    ///
    /// @throws BadEndpoint if the lab holds no such sender or destination
    public static ProbeRun send(Derived derived, String from, String to, Protocol protocol)
            throws BadEndpoint {
        var trace = new Tracer(derived.compiled()).trace(TraceRequest.of(from, to, protocol));
        var timed = timed(derived, new Probe(from, to, protocol, 0));
        var journey =
                timed == null
                        ? Journey.of(trace)
                        : Journey.of(timed.recording, timed.process, timed.compiled);
        return new ProbeRun(derived, from, to, protocol, trace, journey, timed);
    }

    private static @Nullable Timed timed(Derived derived, Probe probe) throws BadEndpoint {
        if (!derived.compiled().missing().isEmpty() || probe.protocol() == Protocol.SCTP) {
            return null;
        }
        var run = ScenarioRun.of(derived.cluster(), List.of(probe), SEED);
        run.simulator().runToEnd(MAX_EVENTS);
        return new Timed(
                run.simulator().recording(),
                run.compiled(),
                run.process(0),
                run.lookUp(0).orElse(null));
    }

    /// All hops, in the order in which they happened.
    public List<Hop> hops() {
        return journey.hops();
    }

    public @Nullable Recording recording() {
        return timed == null ? null : timed.recording;
    }
}

package io.netwright.app.session;

import io.netwright.model.net.IpAddress;
import io.netwright.model.net.Protocol;
import io.netwright.sim.compile.Compiled;
import io.netwright.sim.run.Recording;
import io.netwright.sim.run.Setup;
import io.netwright.sim.run.Simulator;
import io.netwright.sim.stack.Stack;
import io.netwright.sim.trace.BadEndpoint;
import io.netwright.sim.trace.Endpoints;
import io.netwright.sim.trace.Hop;
import io.netwright.sim.trace.Trace;
import io.netwright.sim.trace.TraceRequest;
import io.netwright.sim.trace.Tracer;
import io.netwright.sim.trace.Walk;
import io.netwright.sim.workload.DefaultServer;
import io.netwright.sim.workload.Ping;
import io.netwright.sim.workload.TcpClient;
import io.netwright.sim.workload.UdpClient;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// One probe: every outcome that it may have, and a timed run that shows one of them.
///
/// @param hops of the timed run; of the trace where the sender is a host that only the question
///   adds, or the name has no address
/// @param recording null where there is no timed run
public record ProbeRun(
        Derived derived,
        String from,
        String to,
        Protocol protocol,
        Trace trace,
        List<Hop> hops,
        @Nullable Recording recording) {
    private static final long MAX_EVENTS = 100_000;
    private static final long SEED = 7;

    public ProbeRun {
        hops = List.copyOf(hops);
    }

    /// Sends a probe. Takes long: not for the window's thread.
    ///
    /// @throws BadEndpoint if the lab holds no such sender or destination
    public static ProbeRun send(Derived derived, String from, String to, Protocol protocol)
            throws BadEndpoint {
        var compiled = derived.compiled();
        var trace = new Tracer(compiled).trace(TraceRequest.of(from, to, protocol));
        var recording = timed(compiled, from, protocol, trace);
        var hops = recording == null ? trace.hops() : hops(recording, compiled, trace);
        return new ProbeRun(derived, from, to, protocol, trace, hops, recording);
    }

    private static List<Hop> hops(Recording recording, Compiled compiled, Trace trace) {
        var stories = recording.stories();
        return stories.isEmpty()
                ? trace.hops()
                : Walk.of(recording, stories.getFirst().flow(), compiled);
    }

    private static @Nullable Recording timed(
            Compiled compiled, String from, Protocol protocol, Trace trace) throws BadEndpoint {
        var first = trace.hops().isEmpty() ? null : trace.hops().getFirst().before();
        var ip = first == null ? null : first.ip();
        var source = new Endpoints(compiled.cluster()).source(from);
        var place = compiled.fabric().namespace(source.namespace()).orElse(null);
        if (ip == null || first == null || place == null) {
            return null;
        }
        var ports = first.first(io.netwright.sim.packet.Header.Ports.class);
        int port = ports == null ? 0 : ports.destinationPort();
        var setup =
                Setup.of(new Stack(compiled.fabric())).servers(it -> new DefaultServer(it.name()));
        var client = setup.process(from, place.id(), 0, program(protocol, ip.destination(), port));
        var run = Simulator.timed(client, SEED);
        run.runToEnd(MAX_EVENTS);
        return run.recording();
    }

    private static io.netwright.sim.run.Program program(Protocol protocol, IpAddress to, int port) {
        return switch (protocol) {
            case UDP -> new UdpClient(to, port);
            case ICMP, ICMPV6 -> new Ping(null, to, 1, 64);
            case TCP, SCTP -> new TcpClient(to, port);
        };
    }
}

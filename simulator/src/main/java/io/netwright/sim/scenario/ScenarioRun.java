package io.netwright.sim.scenario;

import io.netwright.model.net.IpAddress;
import io.netwright.model.net.IpFamily;
import io.netwright.model.scenario.Probe;
import io.netwright.sim.compile.Compiled;
import io.netwright.sim.compile.Compiler;
import io.netwright.sim.control.Assumption;
import io.netwright.sim.control.Cluster;
import io.netwright.sim.dns.CoreDns;
import io.netwright.sim.dns.DnsAssumed;
import io.netwright.sim.dns.DnsExchange;
import io.netwright.sim.dns.DnsType;
import io.netwright.sim.dns.DnsWalk;
import io.netwright.sim.dns.NamedProgram;
import io.netwright.sim.dns.ResolvConf;
import io.netwright.sim.dns.Resolver;
import io.netwright.sim.dns.ResolverProgram;
import io.netwright.sim.run.News;
import io.netwright.sim.run.Program;
import io.netwright.sim.run.Setup;
import io.netwright.sim.run.Simulator;
import io.netwright.sim.stack.Stack;
import io.netwright.sim.trace.BadEndpoint;
import io.netwright.sim.trace.Endpoints;
import io.netwright.sim.trace.Verdict;
import io.netwright.sim.workload.DefaultServer;
import io.netwright.sim.workload.Ping;
import io.netwright.sim.workload.Result;
import io.netwright.sim.workload.TcpClient;
import io.netwright.sim.workload.UdpClient;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/// Probes, and one run of them. The same cluster, probes and seed give the same run.
public final class ScenarioRun {
    private final Compiled compiled;
    private final List<Probe> probes;
    private final int first;
    private final DnsExchange exchange;
    private final Simulator simulator;
    private final List<Assumption> assumptions;

    private ScenarioRun(Cluster cluster, List<Probe> probes, long seed) throws BadEndpoint {
        this.probes = List.copyOf(probes);
        var endpoints = new Endpoints(cluster);
        var surroundings = new Surroundings(cluster, endpoints);
        var parties = new ArrayList<Party>();
        for (var probe : probes) {
            var from = endpoints.source(probe.from());
            var to = endpoints.target(probe.to(), probe.protocol().hasPorts(), from);
            surroundings.add(from, to);
            parties.add(new Party(probe, from, to));
        }
        compiled = Compiler.compile(cluster, surroundings.outside());
        var coreDns = new CoreDns(cluster);
        exchange =
                DnsExchange.withCoreDns(
                        coreDns,
                        Setup.of(new Stack(compiled.fabric()))
                                .servers(it -> new DefaultServer(it.name())),
                        CoreDns.pods(cluster),
                        compiled::namespaceOf);
        var setup = exchange.setup();
        first = setup.processes().size();
        for (int i = 0; i < parties.size(); i++) {
            var party = parties.get(i);
            setup =
                    setup.process(
                            "probe " + i,
                            namespace(party.from),
                            party.probe.startNanos(),
                            program(party, coreDns));
        }
        simulator = Simulator.timed(setup, seed);
        var all = new LinkedHashSet<>(surroundings.assumptions());
        all.addAll(compiled.assumptions());
        if (parties.stream().anyMatch(it -> it.to.addresses().isEmpty())) {
            all.addAll(coreDns.assumptions());
            all.add(DnsAssumed.RESOLVER.of("glibc"));
        }
        assumptions = List.copyOf(all);
    }

    private record Party(Probe probe, Endpoints.Source from, Endpoints.Target to) {}

    /// A run that has just begun: nothing has happened.
    ///
    /// @throws BadEndpoint if a probe names something that the lab does not hold
    public static ScenarioRun of(Cluster cluster, List<Probe> probes, long seed)
            throws BadEndpoint {
        return new ScenarioRun(cluster, probes, seed);
    }

    public Compiled compiled() {
        return compiled;
    }

    public Simulator simulator() {
        return simulator;
    }

    /// What the run rests on.
    public List<Assumption> assumptions() {
        return assumptions;
    }

    /// The number of a probe's process.
    ///
    /// @param probe its place in the list
    public int process(int probe) {
        return first + probe;
    }

    /// How a probe's name has been looked up so far, empty for one that needs no look-up.
    ///
    /// @param probe its place in the list
    public Optional<DnsWalk> lookUp(int probe) {
        return simulator.program(process(probe), Program.class) instanceof NamedProgram named
                ? Optional.of(exchange.seen(simulator, named.resolver()))
                : Optional.empty();
    }

    /// What became of the probes so far, in their order.
    public List<ProbeResult> results() {
        var ends = new long[probes.size()];
        for (News news : simulator.recording().news()) {
            int probe = news.process() - first;
            if (probe >= 0 && probe < ends.length) { // the others are servers
                ends[probe] = news.time();
            }
        }
        var results = new ArrayList<ProbeResult>();
        for (int i = 0; i < probes.size(); i++) {
            results.add(result(i, ends[i]));
        }
        return results;
    }

    private ProbeResult result(int index, long end) {
        var probe = probes.get(index);
        var program = simulator.program(process(index), Program.class);
        var client = program;
        IpAddress address = null;
        if (program instanceof NamedProgram named) {
            client = named.client();
            var found = named.resolver().addresses();
            if (client == null) {
                return unnamed(probe, named, end);
            }
            address = found.getFirst();
        } else {
            address = IpAddress.read(host(probe.to())).orElse(null);
        }
        var result =
                switch (client) {
                    case TcpClient it -> it.result();
                    case UdpClient it -> it.result();
                    case Ping it -> it.result();
                    case null, default -> throw new IllegalStateException("no client of ours");
                };
        return new ProbeResult(probe, verdict(result), address, result.text().strip(), end);
    }

    private static ProbeResult unnamed(Probe probe, NamedProgram named, long end) {
        var done = named.resolver().done();
        return new ProbeResult(
                probe,
                Verdict.UNRESOLVED,
                null,
                done == null ? "the resolver still waits" : done.rcode().name(),
                end);
    }

    private static Verdict verdict(Result result) {
        return switch (result.state()) {
            case CONNECTED, ANSWERED, CLOSED -> Verdict.DELIVERED;
            case REFUSED, FAILED -> Verdict.REJECTED;
            case TIMED_OUT, PENDING -> Verdict.DROPPED;
        };
    }

    private static String host(String to) {
        int colon = to.lastIndexOf(':');
        var host = colon > 0 && !to.endsWith("]") ? to.substring(0, colon) : to;
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }

    private int namespace(Endpoints.Source source) {
        return compiled.fabric().namespace(source.namespace()).orElseThrow().id();
    }

    private Program program(Party party, CoreDns coreDns) {
        if (!party.to.addresses().isEmpty()) {
            return client(party, party.to.addresses().getFirst());
        }
        var pod = party.from.pod();
        var conf = pod == null ? ResolvConf.ofHost() : ResolvConf.of(pod, compiled.cluster());
        var types = new ArrayList<DnsType>();
        if (party.from.has(IpFamily.V4)) {
            types.add(DnsType.A);
        }
        if (party.from.has(IpFamily.V6)) {
            types.add(DnsType.AAAA);
        }
        var resolver =
                new ResolverProgram(coreDns, conf, Resolver.Kind.GLIBC, party.to.host(), types);
        return new NamedProgram(resolver, address -> client(party, address));
    }

    private static Program client(Party party, IpAddress address) {
        int port = party.to.port();
        return switch (party.probe.protocol()) {
            case TCP -> new TcpClient(address, port);
            case UDP -> new UdpClient(address, port);
            case ICMP, ICMPV6 -> new Ping(null, address, 1, 64);
            case SCTP -> throw new IllegalArgumentException("SCTP is not modelled");
        };
    }
}

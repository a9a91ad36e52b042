package io.netwright.sim.dns;

import io.netwright.model.diag.Message;
import io.netwright.sim.control.Assumption;
import io.netwright.sim.control.ClusterPod;
import io.netwright.sim.fabric.NetworkNamespace;
import io.netwright.sim.run.Setup;
import io.netwright.sim.run.Simulator;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/// A name looked up over the simulated network: what a program in a pod would see, policies,
/// kube-proxy and wires included (R9.3).
///
/// @param setup of a run in which CoreDNS answers, see [#withCoreDns]
/// @param servers the numbers of the CoreDNS processes in it
public record DnsExchange(CoreDns coreDns, Setup setup, List<Integer> servers) {
    private static final long PATIENCE_NANOS = 300_000_000_000L;

    public DnsExchange {
        servers = List.copyOf(servers);
    }

    /// A setup with one CoreDNS more for each of its pods.
    ///
    /// @param where a pod's namespace, empty for one that is nowhere
    public static DnsExchange withCoreDns(
            CoreDns coreDns,
            Setup setup,
            List<ClusterPod> pods,
            Function<ClusterPod, Optional<NetworkNamespace>> where) {
        var all = setup;
        var numbers = new ArrayList<Integer>();
        for (var pod : pods) {
            var namespace = where.apply(pod);
            if (namespace.isPresent()) {
                numbers.add(all.processes().size());
                all =
                        all.process(
                                "coredns " + pod.key().path(),
                                namespace.get().id(),
                                0,
                                new DnsServerProgram(coreDns.server()));
            }
        }
        return new DnsExchange(coreDns, all, numbers);
    }

    /// Looks a name up from a namespace.
    ///
    /// @param types more than one are asked for together, as `getaddrinfo` does
    public DnsWalk walk(
            int namespace,
            ResolvConf conf,
            Resolver.Kind kind,
            String name,
            List<DnsType> types,
            long seed) {
        var simulator = Simulator.timed(setup, seed);
        int client =
                simulator.start(
                        "resolver",
                        namespace,
                        new ResolverProgram(coreDns, conf, kind, name, types));
        while (simulator.program(client, ResolverProgram.class).done() == null
                && simulator.nextTime() <= PATIENCE_NANOS
                && simulator.step()) {
            // until the resolver is done
        }
        return seen(simulator, simulator.program(client, ResolverProgram.class));
    }

    /// What a resolver has asked and heard so far.
    ///
    /// @param simulator a run of [#setup], with more processes or without
    public DnsWalk seen(Simulator simulator, ResolverProgram program) {
        var conf = program.conf();
        var types = program.types();
        var given =
                servers.stream()
                        .flatMap(
                                it ->
                                        simulator
                                                .program(it, DnsServerProgram.class)
                                                .given()
                                                .stream())
                        .toList();
        var heard = new ArrayList<>(program.asked());
        var queries = new ArrayList<DnsWalk.Query>();
        var assumptions = new LinkedHashSet<>(conf.assumptions());
        assumptions.addAll(coreDns.assumptions());
        assumptions.add(DnsAssumed.RESOLVER.of(program.kind().name().toLowerCase(Locale.ROOT)));
        Message missing = null;
        DnsName last = null;
        for (var asked : heard) {
            if (missing != null
                    && (!asked.name().equals(last) || asked.type() == types.getFirst())) {
                break;
            }
            last = asked.name();
            var answer = answer(asked, given);
            boolean unknown = answer != null && answer.missing() != null;
            queries.add(
                    new DnsWalk.Query(
                            asked.name(),
                            asked.type(),
                            asked.server(),
                            unknown ? Rcode.UNKNOWN : program.heard(asked),
                            answer == null ? "" : answer.plugin(),
                            answer != null && answer.cached(),
                            asked.atNanos()));
            if (answer != null) {
                missing = missing == null ? answer.missing() : missing;
                if (answer.assumed() != null) {
                    assumptions.add(new Assumption(answer.assumed()));
                }
            }
        }
        var done = program.done();
        boolean unknown = missing != null;
        return new DnsWalk(
                unknown ? Rcode.UNKNOWN : done == null ? Rcode.TIMEOUT : done.rcode(),
                unknown || done == null ? List.of() : done.answers(),
                queries,
                conf,
                missing,
                List.copyOf(assumptions));
    }

    private static @Nullable Answer answer(
            ResolverProgram.Asked asked, List<DnsServerProgram.Given> given) {
        if (asked.outside() != null) {
            return asked.outside();
        }
        for (var it : given) {
            if (it.id() == asked.id()
                    && it.question().type() == asked.type()
                    && it.question().name().matches(asked.name())) {
                return it.answer();
            }
        }
        return null;
    }
}

package io.netwright.sim.stack;

import io.netwright.model.net.IpAddress;
import io.netwright.sim.fabric.RealServer;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.function.ToDoubleFunction;

/// Which real server gets a new connection. Where the order of the kernel's list decides, or a
/// hash, that is chance: an agent adds real servers in any order. Source: Linux
/// `net/netfilter/ipvs/ip_vs_rr.c`, `ip_vs_lc.c`, `ip_vs_wlc.c`, `ip_vs_sed.c`, `ip_vs_nq.c`,
/// `ip_vs_sh.c`, `ip_vs_dh.c`, `ip_vs_mh.c`; `ip_vs_sched_persist` in `ip_vs_core.c`.
final class Scheduler {
    private static final long SECOND = 1_000_000_000L;

    private Scheduler() {}

    /// Null where no real server takes new connections.
    static @Nullable RealServer choose(Run run, Flight flight, BalancedService service) {
        int seconds = service.server().persistence();
        if (seconds == 0) {
            return pick(run, flight, service);
        }
        var table = flight.state.balanced;
        var client = flight.source();
        var kept = table.kept(client, service.index(), run.now);
        var chosen = kept != null && kept.weight() > 0 ? kept : pick(run, flight, service);
        if (chosen != null) {
            table.keep(client, service.index(), chosen, run.now + seconds * SECOND);
        }
        return chosen;
    }

    private static @Nullable RealServer pick(Run run, Flight flight, BalancedService service) {
        var servers = service.server().servers();
        if (servers.stream().noneMatch(it -> it.weight() > 0)) {
            return null;
        }
        var table = flight.state.balanced;
        int index = service.index();
        return switch (service.server().scheduler()) {
            case "rr" -> inTurn(run, flight, service, servers);
            case "sh" -> hashed(run, table, flight.source(), index, servers);
            case "dh" -> hashed(run, table, flight.destination(), index, servers);
            case "lc" ->
                    least(
                            run,
                            servers,
                            it -> {
                                var load = table.load(index, it, run.now);
                                return load[0] * 256 + load[1];
                            });
            case "wlc", "lblc", "lblcr" ->
                    least(
                            run,
                            servers,
                            it -> {
                                var load = table.load(index, it, run.now);
                                return (load[0] * 256.0 + load[1]) / it.weight();
                            });
            case "sed" ->
                    least(
                            run,
                            servers,
                            it -> (table.load(index, it, run.now)[0] + 1.0) / it.weight());
            case "nq" ->
                    least(
                            run,
                            servers,
                            it -> {
                                long active = table.load(index, it, run.now)[0];
                                return active == 0 ? 0 : (active + 1.0) / it.weight();
                            });
            default -> byWeight(run, servers);
        };
    }

    /// The first turn is anybody's.
    private static RealServer inTurn(
            Run run, Flight flight, BalancedService service, List<RealServer> servers) {
        var table = flight.state.balanced;
        int last = table.lastTurn(service.index());
        int next;
        if (last < 0) {
            next = chance(run, servers.stream().mapToLong(it -> it.weight() > 0 ? 1 : 0).toArray());
        } else {
            next = last;
            do {
                next = (next + 1) % servers.size();
            } while (servers.get(next).weight() == 0);
        }
        table.turn(service.index(), next);
        return servers.get(next);
    }

    private static RealServer hashed(
            Run run,
            BalancedTable table,
            IpAddress address,
            int service,
            List<RealServer> servers) {
        var known = table.hashed(address, service);
        if (known != null) {
            return known;
        }
        var chosen = byWeight(run, servers);
        table.hash(address, service, chosen);
        return chosen;
    }

    private static RealServer byWeight(Run run, List<RealServer> servers) {
        return servers.get(chance(run, servers.stream().mapToLong(RealServer::weight).toArray()));
    }

    private static RealServer least(
            Run run, List<RealServer> servers, ToDoubleFunction<RealServer> load) {
        double best = Double.MAX_VALUE;
        var loads = new double[servers.size()];
        for (int i = 0; i < loads.length; i++) {
            var it = servers.get(i);
            loads[i] = it.weight() == 0 ? Double.MAX_VALUE : load.applyAsDouble(it);
            best = Math.min(best, loads[i]);
        }
        var weights = new long[loads.length];
        for (int i = 0; i < loads.length; i++) {
            weights[i] = Double.compare(loads[i], best) == 0 ? 1 : 0;
        }
        return servers.get(chance(run, weights));
    }

    /// Is not asked where only one way is left.
    private static int chance(Run run, long[] weights) {
        int only = -1;
        for (int i = 0; i < weights.length; i++) {
            if (weights[i] > 0) {
                if (only >= 0) {
                    return run.chooser.choose(Chooser.ChoicePoint.REAL_SERVER, weights);
                }
                only = i;
            }
        }
        return only;
    }
}

package io.netwright.sim.control;

import io.netwright.model.resource.Labels;
import io.netwright.model.resource.Placement.Spread;
import io.netwright.sim.control.Occupancy.Alike;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/// The topology spread constraints of one pod that must hold.
///
/// Source: kubernetes `pkg/scheduler/framework/plugins/podtopologyspread/filtering.go`.
final class SpreadFit {
    private final List<Side> sides = new ArrayList<>();

    /// A constraint and how many pods it counts in each domain.
    ///
    /// @param self 1 where it counts the pod itself, else 0
    private record Side(Spread spread, SequencedMap<String, Integer> domains, int self) {
        int least() {
            var minimum = spread.minDomains();
            if (domains.size() < (minimum == null ? 1 : minimum)) {
                return 0;
            }
            return domains.values().stream().mapToInt(it -> it).min().orElse(0);
        }
    }

    SpreadFit(Draft pod, List<Host> hosts, Occupancy placed) {
        var constraints = pod.spec().placement().hardSpread();
        var own = Alike.of(pod);
        for (var constraint : constraints) {
            sides.add(
                    new Side(
                            constraint,
                            new LinkedHashMap<>(),
                            counts(constraint, own, own.labels()) ? 1 : 0));
        }
        for (var side : sides) {
            var nodes = new LinkedHashMap<String, String>();
            for (var host : hosts) {
                if (isCounted(side.spread, pod, host, constraints)) {
                    var domain = Occupancy.domain(host, side.spread.topologyKey());
                    if (domain != null) {
                        nodes.put(host.name(), domain);
                        side.domains.putIfAbsent(domain, 0);
                    }
                }
            }
            for (var entry : placed.counts().entrySet()) {
                var other = entry.getKey();
                boolean here =
                        other.namespace().equals(own.namespace())
                                && !other.terminating()
                                && countsOthers(side.spread, own)
                                && counts(side.spread, own, other.labels());
                if (here) {
                    entry.getValue()
                            .forEach(
                                    (node, count) -> {
                                        var domain = nodes.get(node);
                                        if (domain != null) {
                                            side.domains.merge(domain, count, Integer::sum);
                                        }
                                    });
                }
            }
        }
    }

    /// An empty selector counts no pod that is there, though it matches the pod itself.
    private static boolean countsOthers(Spread spread, Alike own) {
        return spread.selector() != null
                && (!spread.selector().isEmpty()
                        || spread.sameKeys().stream().anyMatch(own.labels()::has));
    }

    private static boolean counts(Spread spread, Alike own, Labels labels) {
        return spread.selector() != null
                && spread.selector().matches(labels)
                && Occupancy.agree(spread.sameKeys(), own.labels(), labels, true);
    }

    /// Only nodes with every topology key count, and those that the policies include.
    private static boolean isCounted(Spread spread, Draft pod, Host host, List<Spread> all) {
        if (all.stream().anyMatch(it -> Occupancy.domain(host, it.topologyKey()) == null)) {
            return false;
        }
        if (spread.honorsAffinity() && !NodeFit.isWanted(pod.spec(), host)) {
            return false;
        }
        return !spread.honorsTaints()
                || Taints.unborne(host.taints(), pod.spec().tolerations()) == null;
    }

    @Nullable Refusal refusal(Host host) {
        for (var side : sides) {
            var key = side.spread.topologyKey();
            var domain = Occupancy.domain(host, key);
            if (domain == null) {
                return Refusal.of(host, Refusal.NO_DOMAIN, "without the label {}", key);
            }
            int least = side.least();
            int skew = side.domains.getOrDefault(domain, 0) + side.self - least;
            if (skew > side.spread.maxSkew()) {
                return Refusal.of(
                        host,
                        Refusal.UNEVEN,
                        "{} {} would have {} more of them than the least, at most {} may be",
                        key,
                        domain,
                        skew,
                        side.spread.maxSkew());
            }
        }
        return null;
    }
}

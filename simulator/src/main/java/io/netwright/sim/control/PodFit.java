package io.netwright.sim.control;

import io.netwright.model.resource.Placement.PodTerm;
import io.netwright.sim.control.Occupancy.Alike;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/// Required affinity and anti-affinity between one pod and those that have a node.
///
/// Source: kubernetes `pkg/scheduler/framework/plugins/interpodaffinity/filtering.go`.
final class PodFit {
    private final List<Side> near = new ArrayList<>();
    private final List<Side> apart = new ArrayList<>();
    private final List<Side> repelling = new ArrayList<>();
    private boolean first;

    /// A term of an affinity and the domains of its topology key where pods match it.
    private record Side(PodTerm term, LinkedHashSet<String> domains) {
        boolean holds(Host host) {
            var domain = Occupancy.domain(host, term.topologyKey());
            return domain != null && domains.contains(domain);
        }
    }

    PodFit(Draft pod, Occupancy placed) {
        var own = Alike.of(pod);
        var placement = pod.spec().placement();
        placement.near().forEach(it -> near.add(new Side(it, new LinkedHashSet<>())));
        placement.apart().forEach(it -> apart.add(new Side(it, new LinkedHashSet<>())));
        for (var entry : placed.counts().entrySet()) {
            var other = entry.getKey();
            boolean wanted =
                    !near.isEmpty()
                            && near.stream().allMatch(it -> placed.selects(it.term, own, other));
            if (wanted) {
                near.forEach(it -> note(it, entry.getValue(), placed));
            }
            for (var side : apart) {
                if (placed.selects(side.term, own, other)) {
                    note(side, entry.getValue(), placed);
                }
            }
            for (var term : other.apart()) {
                if (placed.selects(term, other, own)) {
                    var side = new Side(term, new LinkedHashSet<>());
                    note(side, entry.getValue(), placed);
                    repelling.add(side);
                }
            }
        }
        // The first of a group that wants to be together: it may start anywhere.
        first =
                near.stream().allMatch(it -> it.domains.isEmpty())
                        && near.stream().allMatch(it -> placed.selects(it.term, own, own));
    }

    private static void note(Side side, Map<String, Integer> nodes, Occupancy placed) {
        for (var node : nodes.keySet()) {
            var domain = placed.domain(node, side.term.topologyKey());
            if (domain != null) {
                side.domains.add(domain);
            }
        }
    }

    @Nullable Refusal refusal(Host host) {
        for (var side : near) {
            var key = side.term.topologyKey();
            if (Occupancy.domain(host, key) == null) {
                return Refusal.of(host, Refusal.NOT_NEAR, "without the label {}", key);
            }
            if (!first && !side.holds(host)) {
                return Refusal.of(
                        host, Refusal.NOT_NEAR, "no pod of the pod's affinity in its {}", key);
            }
        }
        for (var side : apart) {
            if (side.holds(host)) {
                return Refusal.of(
                        host,
                        Refusal.NOT_APART,
                        "a pod of the pod's anti-affinity is in its {}",
                        side.term.topologyKey());
            }
        }
        for (var side : repelling) {
            if (side.holds(host)) {
                return Refusal.of(
                        host,
                        Refusal.REPELLED,
                        "a pod in its {} wants no such pod there",
                        side.term.topologyKey());
            }
        }
        return null;
    }
}

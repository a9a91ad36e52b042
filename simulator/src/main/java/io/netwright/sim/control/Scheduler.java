package io.netwright.sim.control;

import io.netwright.model.diag.Message;
import io.netwright.model.resource.Labels;
import io.netwright.model.resource.Placement;
import io.netwright.model.resource.PodSpec;
import io.netwright.model.resource.ResourceKey;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// Gives nodes to the pods that have none: of the nodes that fit, the one with the fewest pods of
/// the same workload, then with the fewest pods, then the first. A pod that does not fit is asked
/// again when others have been placed.
///
/// What fits is as in kubernetes `pkg/scheduler/framework/plugins`, in the order of the default
/// profile; what is best is simpler here than there.
final class Scheduler {
    private static final int WISHES = 100; // kept

    private final List<Host> hosts;
    private final Occupancy placed;
    private final HostPorts ports = new HostPorts();
    private final SequencedMap<String, Place> places = new LinkedHashMap<>();
    private final SortedSet<Place> order = new TreeSet<>(); // those with the fewest pods first
    private final Map<Share, Integer> shares = new LinkedHashMap<>();
    private final Map<Wish, Fit> byWish = new LinkedHashMap<>();

    private record Share(ResourceKey workload, String node) {}

    /// A node, and how many pods it has.
    private static final class Place implements Comparable<Place> {
        final Host host;
        final int index;
        int load;

        Place(Host host, int index) {
            this.host = host;
            this.index = index;
        }

        @Override
        public int compareTo(Place other) {
            return load != other.load
                    ? Integer.compare(load, other.load)
                    : Integer.compare(index, other.index);
        }
    }

    /// What of a spec asks for certain nodes: the same for many pods.
    private record Wish(
            Labels nodeSelector,
            List<PodSpec.Toleration> tolerations,
            @Nullable List<Placement.NodeTerm> nodes) {
        static Wish of(PodSpec spec) {
            return new Wish(spec.nodeSelector(), spec.tolerations(), spec.placement().nodes());
        }
    }

    /// Which nodes suit a wish, whatever else runs there; each is asked once.
    private static final class Fit {
        private final PodSpec spec;
        private final BitSet asked = new BitSet();
        private final SequencedMap<Integer, Refusal> refusals = new LinkedHashMap<>();

        Fit(PodSpec spec) {
            this.spec = spec;
        }

        @Nullable Refusal refusal(Place place) {
            if (!asked.get(place.index)) {
                asked.set(place.index);
                var refusal = NodeFit.refusal(spec, place.host);
                if (refusal != null) {
                    refusals.put(place.index, refusal);
                }
            }
            return refusals.get(place.index);
        }
    }

    private Scheduler(List<Host> hosts, Map<String, Labels> namespaces) {
        this.hosts = hosts;
        this.placed = new Occupancy(hosts, namespaces);
        for (int i = 0; i < hosts.size(); i++) {
            var place = new Place(hosts.get(i), i);
            places.put(place.host.name(), place);
        }
    }

    /// @param namespaces the labels of each, for terms that select namespaces
    static List<Draft> schedule(
            List<Draft> pods, List<Host> hosts, Map<String, Labels> namespaces) {
        if (pods.stream().allMatch(it -> it.node() != null || it.isOver())) {
            return pods;
        }
        var scheduler = new Scheduler(hosts, namespaces);
        for (var pod : pods) {
            if (pod.node() != null && !pod.isOver()) {
                scheduler.count(pod, pod.node());
            }
        }
        scheduler.order.addAll(scheduler.places.values());
        var result = new ArrayList<>(pods);
        while (scheduler.pass(result)) {
            // Each pass places at least one pod.
        }
        return result;
    }

    /// Tries every pod that waits; those of DaemonSets, which have no choice, first.
    ///
    /// @return may another pass place more?
    private boolean pass(List<Draft> pods) {
        boolean some = false;
        boolean hopeful = false;
        for (boolean pinned : new boolean[] {true, false}) {
            for (int i = 0; i < pods.size(); i++) {
                var pod = pods.get(i);
                if (pod.node() == null && !pod.isOver() && pod.isPinned() == pinned) {
                    var next = place(pod);
                    pods.set(i, next);
                    some |= next.node() != null;
                    hopeful |= next.node() == null && next.dependsOnOthers();
                }
            }
        }
        return some && hopeful;
    }

    private Draft place(Draft pod) {
        if (!pod.spec().placement().gates().isEmpty()) {
            return pod.pending(Waits.SCHEDULING_GATED.message(), List.of());
        }
        var asked = new Asked(pod);
        Place best = null;
        int least = Integer.MAX_VALUE;
        for (var place : order) {
            int own = shares.getOrDefault(new Share(pod.workload(), place.host.name()), 0);
            if (own < least && asked.refusal(place) == null) {
                best = place;
                least = own;
                if (own == 0) {
                    break; // no later one is better
                }
            }
        }
        if (best == null) {
            var all = asked.refusals();
            return pod.pending(summary(all), all);
        }
        count(pod, best.host.name());
        return pod.on(best.host.name());
    }

    /// Why nodes do not take a pod.
    private final class Asked {
        private final PodSpec spec;
        private final Fit fit;
        private final @Nullable SpreadFit spread;
        private final @Nullable PodFit others;

        Asked(Draft pod) {
            this.spec = pod.spec();
            this.fit = fit(spec);
            this.spread =
                    spec.placement().hardSpread().isEmpty()
                            ? null
                            : new SpreadFit(pod, hosts, placed);
            this.others = placed.concerns(pod) ? new PodFit(pod, placed) : null;
        }

        /// Null where it does.
        @Nullable Refusal refusal(Place place) {
            var host = place.host;
            var refusal = fit.refusal(place);
            if (refusal == null) {
                refusal = ports.refusal(spec, host);
            }
            if (refusal == null && spread != null) {
                refusal = spread.refusal(host);
            }
            if (refusal == null && others != null) {
                refusal = others.refusal(host);
            }
            return refusal;
        }

        /// By node.
        List<Refusal> refusals() {
            var all = new ArrayList<Refusal>();
            for (var place : places.values()) {
                var refusal = refusal(place);
                if (refusal != null) {
                    all.add(refusal);
                }
            }
            return all;
        }
    }

    private Fit fit(PodSpec spec) {
        if (byWish.size() >= WISHES) {
            byWish.clear();
        }
        return byWish.computeIfAbsent(Wish.of(spec), _ -> new Fit(spec));
    }

    private void count(Draft pod, String node) {
        var place = places.get(node);
        if (place != null) {
            boolean ordered = order.remove(place);
            place.load++;
            if (ordered) {
                order.add(place);
            }
        }
        shares.merge(new Share(pod.workload(), node), 1, Integer::sum);
        ports.add(pod.spec(), node);
        placed.add(pod, node);
    }

    /// Source: kubernetes `pkg/scheduler/framework/types.go`, `FitError`; what preemption would do
    /// is left out.
    private Message summary(List<Refusal> refusals) {
        if (refusals.isEmpty()) {
            return Waits.NO_NODES.message();
        }
        var reasons = new TreeMap<String, Integer>();
        refusals.forEach(it -> reasons.merge(it.reason(), 1, Integer::sum));
        var texts = new ArrayList<String>();
        reasons.forEach((reason, count) -> texts.add(count + " " + reason));
        return Waits.UNSCHEDULABLE.message(
                hosts.size(), String.join(", ", texts.stream().sorted().toList()));
    }
}

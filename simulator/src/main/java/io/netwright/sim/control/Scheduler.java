package io.netwright.sim.control;

import io.netwright.model.diag.Message;
import io.netwright.model.resource.Labels;
import io.netwright.model.resource.PodSpec;
import io.netwright.model.resource.ResourceKey;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Gives nodes to the pods that have none: of the nodes that fit, the one with the fewest pods of
/// the same workload, then with the fewest pods, then the first. A pod that does not fit is asked
/// again when others have been placed.
///
/// What fits is as in kubernetes `pkg/scheduler/framework/plugins`, in the order of the default
/// profile; what is best is simpler here than there.
final class Scheduler {
    private final List<Host> hosts;
    private final Occupancy placed;
    private final HostPorts ports = new HostPorts();
    private final Map<String, Integer> load = new LinkedHashMap<>();
    private final Map<Share, Integer> shares = new LinkedHashMap<>();
    private final IdentityHashMap<PodSpec, List<@Nullable Refusal>> byNode =
            new IdentityHashMap<>();

    private record Share(ResourceKey workload, String node) {}

    private Scheduler(List<Host> hosts, Map<String, Labels> namespaces) {
        this.hosts = hosts;
        this.placed = new Occupancy(hosts, namespaces);
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
        var refusals = refusals(pod);
        Host best = null;
        for (int i = 0; i < hosts.size(); i++) {
            var host = hosts.get(i);
            if (refusals.get(i) == null && (best == null || isLighter(pod, host, best))) {
                best = host;
            }
        }
        if (best == null) {
            var all = new ArrayList<Refusal>();
            for (var refusal : refusals) {
                if (refusal != null) {
                    all.add(refusal);
                }
            }
            return pod.pending(summary(all), all);
        }
        count(pod, best.name());
        return pod.on(best.name());
    }

    /// For each node why it does not take the pod, null where it does.
    private List<@Nullable Refusal> refusals(Draft pod) {
        var spec = pod.spec();
        var fixed = byNode.computeIfAbsent(spec, this::fixed);
        var spread =
                spec.placement().hardSpread().isEmpty() ? null : new SpreadFit(pod, hosts, placed);
        var others = placed.concerns(pod) ? new PodFit(pod, placed) : null;
        var refusals = new ArrayList<@Nullable Refusal>();
        for (int i = 0; i < hosts.size(); i++) {
            var host = hosts.get(i);
            var refusal = fixed.get(i);
            if (refusal == null) {
                refusal = ports.refusal(spec, host);
            }
            if (refusal == null && spread != null) {
                refusal = spread.refusal(host);
            }
            if (refusal == null && others != null) {
                refusal = others.refusal(host);
            }
            refusals.add(refusal);
        }
        return refusals;
    }

    private List<@Nullable Refusal> fixed(PodSpec spec) {
        var refusals = new ArrayList<@Nullable Refusal>();
        for (var host : hosts) {
            refusals.add(NodeFit.refusal(spec, host));
        }
        return refusals;
    }

    private boolean isLighter(Draft pod, Host host, Host best) {
        int own = shares.getOrDefault(new Share(pod.workload(), host.name()), 0);
        int least = shares.getOrDefault(new Share(pod.workload(), best.name()), 0);
        return own != least
                ? own < least
                : load.getOrDefault(host.name(), 0) < load.getOrDefault(best.name(), 0);
    }

    private void count(Draft pod, String node) {
        load.merge(node, 1, Integer::sum);
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

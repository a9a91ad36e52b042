package io.netwright.sim.control;

import io.netwright.model.diag.Message;
import io.netwright.model.resource.Node;
import io.netwright.model.resource.PodSpec;
import io.netwright.model.resource.PodSpec.Toleration;
import io.netwright.model.resource.ResourceKey;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Gives nodes to the pods that have none: of the nodes that fit, the one with the fewest pods of
/// the same workload, then with the fewest pods, then the first.
///
/// Source for what fits: kubernetes `pkg/scheduler/framework/plugins`: NodeUnschedulable,
/// NodeAffinity (nodeSelector only), TaintToleration. What is best is simpler here than there.
final class Scheduler {
    private static final List<String> DAEMONS_TOLERATE =
            List.of(
                    "node.kubernetes.io/not-ready",
                    "node.kubernetes.io/unreachable",
                    "node.kubernetes.io/disk-pressure",
                    "node.kubernetes.io/memory-pressure",
                    "node.kubernetes.io/pid-pressure",
                    "node.kubernetes.io/unschedulable");

    private final List<Host> hosts;
    private final Map<String, Integer> load = new LinkedHashMap<>();
    private final Map<Share, Integer> shares = new LinkedHashMap<>();

    private record Share(ResourceKey workload, String node) {}

    private Scheduler(List<Host> hosts) {
        this.hosts = hosts;
    }

    static List<Draft> schedule(List<Draft> pods, List<Host> hosts) {
        var scheduler = new Scheduler(hosts);
        for (var pod : pods) {
            if (pod.node() != null && !pod.isOver()) {
                scheduler.count(pod.workload(), pod.node());
            }
        }
        var placed = new ArrayList<Draft>();
        for (var pod : pods) {
            placed.add(pod.node() != null || pod.isOver() ? pod : scheduler.place(pod));
        }
        return placed;
    }

    private Draft place(Draft pod) {
        Host best = null;
        for (var host : hosts) {
            if (misfit(pod.spec(), host) == null && (best == null || isLighter(pod, host, best))) {
                best = host;
            }
        }
        if (best == null) {
            return pod.pending(refusal(pod.spec()));
        }
        count(pod.workload(), best.name());
        return pod.on(best.name());
    }

    private boolean isLighter(Draft pod, Host host, Host best) {
        int own = shares.getOrDefault(new Share(pod.workload(), host.name()), 0);
        int least = shares.getOrDefault(new Share(pod.workload(), best.name()), 0);
        return own != least
                ? own < least
                : load.getOrDefault(host.name(), 0) < load.getOrDefault(best.name(), 0);
    }

    private void count(ResourceKey workload, String node) {
        load.merge(node, 1, Integer::sum);
        shares.merge(new Share(workload, node), 1, Integer::sum);
    }

    private Message refusal(PodSpec spec) {
        var reasons = new LinkedHashMap<String, Integer>();
        for (var host : hosts) {
            var misfit = misfit(spec, host);
            if (misfit != null) {
                reasons.merge(misfit, 1, Integer::sum);
            }
        }
        var text = new ArrayList<String>();
        reasons.forEach((reason, count) -> text.add(count + " " + reason));
        return Waits.UNSCHEDULABLE.message(
                text.isEmpty() ? "there is none" : String.join(", ", text));
    }

    /// Why a node does not take the pod, null where it does.
    private static @Nullable String misfit(PodSpec spec, Host host) {
        if (host.cordoned()) {
            return "cordoned";
        }
        if (!host.ready()) {
            return "not ready";
        }
        for (var wanted : spec.nodeSelector().values().entrySet()) {
            if (host.node().declared() && !host.labels().has(wanted.getKey(), wanted.getValue())) {
                return "without the label " + wanted.getKey() + "=" + wanted.getValue();
            }
        }
        for (var taint : host.taints()) {
            if (repels(taint) && spec.tolerations().stream().noneMatch(it -> bears(it, taint))) {
                return "with the taint " + taint.key();
            }
        }
        return null;
    }

    /// Does a DaemonSet put its pod on that node? Its pods bear cordons and nodes that are not
    /// ready.
    static boolean admitsDaemon(PodSpec spec, Host host) {
        boolean selected =
                !host.node().declared() || host.labels().containsAll(spec.nodeSelector().values());
        return selected
                && host.taints().stream()
                        .filter(Scheduler::repels)
                        .filter(it -> !DAEMONS_TOLERATE.contains(it.key()))
                        .allMatch(it -> spec.tolerations().stream().anyMatch(t -> bears(t, it)));
    }

    private static boolean repels(Node.Taint taint) {
        return !taint.effect().equals("PreferNoSchedule");
    }

    private static boolean bears(Toleration toleration, Node.Taint taint) {
        boolean exists = "Exists".equals(toleration.operator());
        var key = orEmpty(toleration.key());
        var effect = orEmpty(toleration.effect());
        if (key.isEmpty() ? !exists : !key.equals(taint.key())) {
            return false;
        }
        if (!effect.isEmpty() && !effect.equals(taint.effect())) {
            return false;
        }
        return exists || orEmpty(toleration.value()).equals(orEmpty(taint.value()));
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}

package io.netwright.sim.control;

import io.netwright.model.resource.Placement.NodeTerm;
import io.netwright.model.resource.PodSpec;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;

/// Does a node suit a pod, whatever else runs there: cordons, taints, node affinity and selector.
///
/// Source: kubernetes `pkg/scheduler/framework/plugins`: NodeUnschedulable, TaintToleration,
/// NodeAffinity, asked in this order.
final class NodeFit {
    private NodeFit() {}

    static @Nullable Refusal refusal(PodSpec spec, Host host) {
        var named = named(spec);
        if (named != null && !named.contains(host.name())) {
            return Refusal.of(host, Refusal.NOT_NAMED, "not the node that the pod is for");
        }
        if (host.cordoned() && !Taints.areBorne(Taints.CORDON, spec.tolerations())) {
            return Refusal.of(host, Refusal.CORDONED, "cordoned");
        }
        var taint = Taints.unborne(host.taints(), spec.tolerations());
        if (taint != null) {
            return Refusal.of(host, Refusal.TAINTED, "untolerated taint {}", Taints.text(taint));
        }
        for (var wanted : spec.nodeSelector().values().entrySet()) {
            if (host.node().declared() && !host.labels().has(wanted.getKey(), wanted.getValue())) {
                return Refusal.of(
                        host,
                        Refusal.NOT_SELECTED,
                        "without the label {}",
                        wanted.getKey() + "=" + wanted.getValue());
            }
        }
        return meetsAffinity(spec, host)
                ? null
                : Refusal.of(host, Refusal.NOT_SELECTED, "not in the pod's node affinity");
    }

    /// The nodes that a pod is for by name, null where some term of its affinity names none.
    private static @Nullable SequencedSet<String> named(PodSpec spec) {
        var terms = spec.placement().nodes();
        if (terms == null || terms.isEmpty()) {
            return null;
        }
        var names = new LinkedHashSet<String>();
        for (var term : terms) {
            var own = named(term);
            if (own == null) {
                return null;
            }
            names.addAll(own);
        }
        return names;
    }

    private static @Nullable SequencedSet<String> named(NodeTerm term) {
        LinkedHashSet<String> names = null;
        for (var field : term.fields()) {
            if (field.key().equals("metadata.name") && field.operator().equals("In")) {
                if (names == null) {
                    names = new LinkedHashSet<>(field.values());
                } else {
                    names.retainAll(field.values());
                }
            }
        }
        return names;
    }

    /// Do nodeSelector and the required node affinity let the pod on this node?
    static boolean isWanted(PodSpec spec, Host host) {
        boolean selected =
                !host.node().declared() || host.labels().containsAll(spec.nodeSelector().values());
        return selected && meetsAffinity(spec, host);
    }

    /// A node that is not declared is taken to have the labels that are asked for.
    private static boolean meetsAffinity(PodSpec spec, Host host) {
        var terms = spec.placement().nodes();
        if (terms == null) {
            return true;
        }
        return terms.stream()
                .anyMatch(
                        it ->
                                host.node().declared()
                                        ? it.matches(host.name(), host.labels())
                                        : it.fields().isEmpty()
                                                || new NodeTerm(List.of(), it.fields())
                                                        .matches(host.name(), host.labels()));
    }

    /// Does a DaemonSet make a pod for that node?
    static boolean admitsDaemon(PodSpec spec, Host host) {
        boolean here = spec.nodeName() == null || spec.nodeName().equals(host.name());
        return here
                && isWanted(spec, host)
                && Taints.unborne(host.taints(), Taints.ofDaemon(spec)) == null;
    }
}

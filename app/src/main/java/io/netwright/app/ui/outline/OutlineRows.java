package io.netwright.app.ui.outline;

import io.netwright.model.resource.ResourceKey;
import io.netwright.sim.control.Cluster;
import io.netwright.sim.control.ClusterPod;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/// What the outline says of a cluster, as rows with children; no toolkit needed.
public final class OutlineRows {
    private OutlineRows() {}

    /// A row of the tree.
    ///
    /// @param key null for a heading
    /// @param spoken for screen readers: what it is, and what it belongs to
    public record Row(@Nullable ResourceKey key, String text, String spoken, List<Row> children) {
        public Row {
            children = List.copyOf(children);
        }
    }

    public static List<Row> of(Cluster cluster) {
        var rows = new ArrayList<Row>();
        for (var node : cluster.nodes()) {
            var pods = new ArrayList<Row>();
            for (var pod : cluster.pods()) {
                if (node.name().equals(pod.node())) {
                    pods.add(pod(cluster, pod));
                }
            }
            var text = "node " + node.name() + (node.declared() ? "" : " (assumed)");
            rows.add(new Row(node.key(), text, "%s, %d pods".formatted(text, pods.size()), pods));
        }
        group(
                rows,
                "Pending pods",
                cluster.pods().stream()
                        .filter(it -> it.node() == null)
                        .map(it -> pod(cluster, it))
                        .toList());
        group(rows, "Services", cluster.services().stream().map(it -> row(it.key())).toList());
        group(rows, "Policies", cluster.policies().stream().map(it -> row(it.key())).toList());
        group(
                rows,
                "Other objects",
                cluster.unmodelled().stream().map(it -> row(it.key())).toList());
        return rows;
    }

    private static void group(List<Row> rows, String name, List<Row> children) {
        if (!children.isEmpty()) {
            rows.add(new Row(null, name, name + ", " + children.size(), children));
        }
    }

    private static Row row(ResourceKey key) {
        return new Row(key, key.path(), key.toString(), List.of());
    }

    private static Row pod(Cluster cluster, ClusterPod pod) {
        var spoken = new StringBuilder("pod ").append(pod.key().path());
        spoken.append(pod.running() ? ", running" : ", not running");
        spoken.append(pod.node() == null ? ", on no node" : ", on node " + pod.node());
        for (var service : cluster.services()) {
            var selector = service.declared().selector();
            if (selector != null
                    && !selector.isEmpty()
                    && pod.namespace().equals(service.key().namespace())
                    && pod.labels().containsAll(selector)) {
                spoken.append(", selected by service ").append(service.key().name());
            }
        }
        for (var policy : cluster.policies()) {
            if (pod.namespace().equals(policy.key().namespace())
                    && policy.podSelector().matches(pod.labels())) {
                spoken.append(", isolated by policy ").append(policy.key().name());
            }
        }
        var address = pod.ips().isEmpty() ? "" : "  " + pod.ips().getFirst();
        return new Row(pod.key(), pod.key().path() + address, spoken.toString(), List.of());
    }
}

package io.netwright.app.ui.outline;

import io.netwright.app.ui.figures.Figure;
import io.netwright.model.resource.ResourceKey;
import io.netwright.sim.agent.NamespaceNames;
import io.netwright.sim.control.Cluster;
import io.netwright.sim.control.ClusterPod;
import io.netwright.sim.control.ClusterService;
import io.netwright.sim.fabric.Fabric;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/// What the outline says of a cluster, as rows with children; no toolkit needed.
public final class OutlineRows {
    private OutlineRows() {}

    /// A row of the tree.
    ///
    /// @param key null for a heading, and for what is selected by its parent
    /// @param figure null for a heading
    /// @param spoken for screen readers: what it is, and what it belongs to
    public record Row(
            @Nullable ResourceKey key,
            @Nullable Figure figure,
            String text,
            String detail,
            String spoken,
            List<Row> children) {
        public Row {
            children = List.copyOf(children);
        }
    }

    /// The rows of a cluster; a null fabric leaves the devices out.
    public static List<Row> of(Cluster cluster, @Nullable Fabric fabric) {
        var rows = new ArrayList<Row>();
        for (var node : cluster.nodes()) {
            var children = new ArrayList<Row>();
            for (var pod : cluster.pods()) {
                if (node.name().equals(pod.node())) {
                    children.add(pod(cluster, fabric, pod));
                }
            }
            int pods = children.size();
            children.addAll(devices(fabric, NamespaceNames.node(node.name()), node.key()));
            var assumed = node.declared() ? "" : ", assumed";
            var addresses =
                    String.join(", ", node.addresses().stream().map(it -> "" + it).toList());
            rows.add(
                    new Row(
                            node.key(),
                            Figure.NODE,
                            node.name(),
                            addresses + assumed,
                            "node %s%s, %d pods".formatted(node.name(), assumed, pods),
                            children));
        }
        group(
                rows,
                "Pending pods",
                cluster.pods().stream()
                        .filter(it -> it.node() == null)
                        .map(it -> pod(cluster, null, it))
                        .toList());
        group(rows, "Services", cluster.services().stream().map(OutlineRows::service).toList());
        group(rows, "Policies", cluster.policies().stream().map(it -> row(it.key())).toList());
        group(
                rows,
                "Other objects",
                cluster.unmodelled().stream().map(it -> row(it.key())).toList());
        return rows;
    }

    private static void group(List<Row> rows, String name, List<Row> children) {
        if (!children.isEmpty()) {
            var count = Integer.toString(children.size());
            rows.add(new Row(null, null, name, count, name + ", " + count, children));
        }
    }

    private static Row row(ResourceKey key) {
        return new Row(
                key,
                Figure.of(key.kind()),
                key.path(),
                "",
                key.kind() + " " + key.path(),
                List.of());
    }

    private static Row service(ClusterService service) {
        var ips = String.join(", ", service.clusterIps().stream().map(it -> "" + it).toList());
        var detail = service.declared().isHeadless() ? "headless" : ips;
        return new Row(
                service.key(),
                Figure.SERVICE,
                service.key().path(),
                detail,
                "service " + service.key().path() + (detail.isEmpty() ? "" : ", " + detail),
                List.of());
    }

    /// What the network namespace of a pod or node holds, but for its loopback.
    private static List<Row> devices(@Nullable Fabric fabric, String place, ResourceKey key) {
        var rows = new ArrayList<Row>();
        var namespace = fabric == null ? null : fabric.namespace(place).orElse(null);
        if (fabric == null || namespace == null) {
            return rows;
        }
        for (int id : namespace.devices()) {
            var device = fabric.devices().get(id);
            if (device.name().equals("lo")) {
                continue;
            }
            var ips =
                    String.join(
                            ", ",
                            device.addresses().stream().map(it -> "" + it.address()).toList());
            rows.add(
                    new Row(
                            key,
                            null,
                            device.name(),
                            ips,
                            "device " + device.name() + (ips.isEmpty() ? "" : ", " + ips),
                            List.of()));
        }
        return rows;
    }

    private static Row pod(Cluster cluster, @Nullable Fabric fabric, ClusterPod pod) {
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
        var address = pod.ips().isEmpty() ? "pending" : pod.ips().getFirst().toString();
        return new Row(
                pod.key(),
                Figure.POD,
                pod.key().path(),
                address,
                spoken.toString(),
                devices(fabric, NamespaceNames.pod(pod.key()), pod.key()));
    }
}

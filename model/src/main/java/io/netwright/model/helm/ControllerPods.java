package io.netwright.model.helm;

import java.util.ArrayList;
import java.util.List;
import java.util.SequencedMap;

/// The workload of an ingress controller: what its charts make alike.
final class ControllerPods {
    private ControllerPods() {}

    /// @param port in the container
    /// @param host its `hostPort`, 0 for none
    record Port(String name, Object port, String protocol, Object host) {}

    /// @param prefix of the values that place pods: `controller.`, or `""`
    static void workload(
            Making chart,
            String prefix,
            String kind,
            String name,
            Object replicas,
            SequencedMap<String, Object> labels,
            SequencedMap<String, Object> podLabels,
            List<Port> ports,
            boolean hostNetwork) {
        var containerPorts = new ArrayList<Object>();
        for (var port : ports) {
            containerPorts.add(
                    Json.map(
                            "name",
                            port.name,
                            "containerPort",
                            port.port,
                            "protocol",
                            port.protocol,
                            "hostPort",
                            port.host.equals(0) ? "" : port.host));
        }
        var container =
                Json.map("name", "controller", "image", "controller", "ports", containerPorts);
        var dns = hostNetwork ? "ClusterFirstWithHostNet" : "ClusterFirst";
        var pod =
                Json.map(
                        "hostNetwork",
                        hostNetwork,
                        "dnsPolicy",
                        chart.text(prefix + "dnsPolicy", dns),
                        "nodeSelector",
                        chart.tree(prefix + "nodeSelector"),
                        "tolerations",
                        chart.tree(prefix + "tolerations"),
                        "affinity",
                        chart.tree(prefix + "affinity"),
                        "topologySpreadConstraints",
                        chart.tree(prefix + "topologySpreadConstraints"),
                        "containers",
                        List.of(container));
        var spec =
                Json.map(
                        "replicas",
                        kind.equals("Deployment") ? replicas : "",
                        "selector",
                        Json.map("matchLabels", labels),
                        "template",
                        Json.map("metadata", Json.map("labels", podLabels), "spec", pod));
        chart.object(object("apps/v1", kind, name, chart.release().namespace(), labels, spec));
    }

    static SequencedMap<String, Object> object(
            String version,
            String kind,
            String name,
            String namespace,
            SequencedMap<String, Object> labels,
            Object spec) {
        return Json.map(
                "apiVersion",
                version,
                "kind",
                kind,
                "metadata",
                Json.map("name", name, "namespace", namespace, "labels", labels),
                "spec",
                spec);
    }

    static void ingressClass(Making chart, String name, String controller, boolean isDefault) {
        var annotations =
                isDefault
                        ? Json.map("ingressclass.kubernetes.io/is-default-class", "true")
                        : Json.map();
        chart.object(
                Json.map(
                        "apiVersion",
                        "networking.k8s.io/v1",
                        "kind",
                        "IngressClass",
                        "metadata",
                        Json.map("name", name, "annotations", annotations),
                        "spec",
                        Json.map("controller", controller)));
    }
}

package io.netwright.model.helm;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.SequencedMap;

/// `ingress-nginx`: the controller's Deployment or DaemonSet, its Services, its IngressClass and
/// its ConfigMap.
///
/// Source: kubernetes/ingress-nginx `charts/ingress-nginx/templates`.
final class IngressNginxChart {
    private static final String C = "controller.";

    private final Making chart;
    private final String name;
    private final SequencedMap<String, Object> labels;

    private IngressNginxChart(Making chart) {
        this.chart = chart;
        var release = chart.release().name();
        var own = chart.text("nameOverride", "ingress-nginx");
        var full = release.contains(own) ? release : release + "-" + own;
        name = chart.text("fullnameOverride", full) + "-" + chart.text(C + "name", "controller");
        labels =
                Json.map(
                        "app.kubernetes.io/name",
                        own,
                        "app.kubernetes.io/instance",
                        release,
                        "app.kubernetes.io/component",
                        "controller");
    }

    static void make(Making chart) {
        var run = new IngressNginxChart(chart);
        run.workload();
        run.services();
        if (chart.flag(C + "ingressClassResource.enabled", true)) {
            ControllerPods.ingressClass(
                    chart,
                    chart.text(C + "ingressClassResource.name", "nginx"),
                    chart.text(C + "ingressClassResource.controllerValue", "k8s.io/ingress-nginx"),
                    chart.flag(C + "ingressClassResource.default", false));
        }
        chart.object(
                Json.map(
                        "apiVersion",
                        "v1",
                        "kind",
                        "ConfigMap",
                        "metadata",
                        Json.map("name", run.name, "namespace", chart.release().namespace()),
                        "data",
                        run.config()));
    }

    /// As texts, whatever they look like.
    private SequencedMap<String, Object> config() {
        var config = new LinkedHashMap<String, Object>();
        if (chart.value(C + "config") instanceof Value.Table table) {
            table.entries()
                    .forEach(
                            (key, value) -> {
                                if (value instanceof Value.Leaf leaf) {
                                    config.put(key, leaf.text());
                                }
                            });
        }
        return config;
    }

    private void workload() {
        boolean hostNetwork = chart.flag(C + "hostNetwork", false);
        boolean bound = chart.flag(C + "hostPort.enabled", false);
        var ports = new ArrayList<ControllerPods.Port>();
        for (var port : List.of("http", "https")) {
            int usual = port.equals("http") ? 80 : 443;
            ports.add(
                    new ControllerPods.Port(
                            port,
                            chart.number(C + "containerPort." + port, usual),
                            "TCP",
                            bound ? chart.number(C + "hostPort.ports." + port, usual) : 0));
        }
        if (chart.flag(C + "metrics.enabled", false)) {
            var port = chart.number(C + "metrics.port", 10254);
            ports.add(new ControllerPods.Port("metrics", port, "TCP", 0));
        }
        if (chart.flag(C + "admissionWebhooks.enabled", true)) {
            var port = chart.number(C + "admissionWebhooks.port", 8443);
            ports.add(new ControllerPods.Port("webhook", port, "TCP", 0));
        }
        for (var extra : extra()) {
            ports.add(
                    new ControllerPods.Port(
                            extra.name, extra.port, extra.protocol, bound ? extra.port : 0));
        }
        var podLabels = new LinkedHashMap<>(labels);
        if (chart.value(C + "podLabels") instanceof Value.Table table) {
            podLabels.putAll(table.entries());
        }
        var kinds =
                switch (chart.text(C + "kind", "Deployment")) {
                    case "Both" -> List.of("Deployment", "DaemonSet");
                    case "DaemonSet" -> List.of("DaemonSet");
                    default -> List.of("Deployment");
                };
        for (var kind : kinds) {
            ControllerPods.workload(
                    chart, C, kind, name, replicas(), labels, podLabels, ports, hostNetwork);
        }
    }

    /// The autoscaler keeps as many at the least.
    private Object replicas() {
        var given = chart.number(C + "replicaCount", 1);
        return chart.flag(C + "autoscaling.enabled", false)
                ? chart.number(C + "autoscaling.minReplicas", 1)
                : given;
    }

    private record Extra(String name, Object port, String protocol) {}

    /// The ports of `tcp` and `udp`.
    private List<Extra> extra() {
        var all = new ArrayList<Extra>();
        var prefix = chart.text("portNamePrefix", "");
        for (var protocol : List.of("tcp", "udp")) {
            if (chart.value(protocol) instanceof Value.Table table) {
                for (var port : table.entries().keySet()) {
                    all.add(
                            new Extra(
                                    (prefix.isEmpty() ? "" : prefix + "-") + port + "-" + protocol,
                                    Making.number(port),
                                    protocol.toUpperCase(Locale.ROOT)));
                }
            }
        }
        return all;
    }

    private void services() {
        var at = C + "service.";
        if (chart.flag(at + "enabled", true)) {
            if (chart.flag(at + "external.enabled", true)) {
                service(at, name, chart.text(at + "type", "LoadBalancer"));
            }
            if (chart.flag(at + "internal.enabled", false)) {
                var type =
                        chart.text(at + "internal.type", chart.text(at + "type", "LoadBalancer"));
                service(at + "internal.", name + "-internal", type);
            }
        }
        if (chart.flag(C + "admissionWebhooks.enabled", true)) {
            plain(name + "-admission", "https-webhook", 443, "webhook");
        }
        boolean metrics = chart.flag(C + "metrics.enabled", false);
        if (metrics && chart.flag(C + "metrics.service.enabled", true)) {
            var port = chart.number(C + "metrics.service.servicePort", 10254);
            plain(name + "-metrics", "metrics", port, "metrics");
        }
    }

    private void plain(String service, String port, Object number, String target) {
        var ports =
                List.of(
                        Json.map(
                                "name",
                                port,
                                "port",
                                number,
                                "protocol",
                                "TCP",
                                "targetPort",
                                target));
        var spec = Json.map("type", "ClusterIP", "ports", ports, "selector", labels);
        chart.object(
                ControllerPods.object(
                        "v1", "Service", service, chart.release().namespace(), labels, spec));
    }

    private void service(String at, String service, String type) {
        var common = C + "service.";
        var ports = new ArrayList<Object>();
        boolean node = type.equals("NodePort") || type.equals("LoadBalancer");
        for (var port : List.of("http", "https")) {
            var enable = port.equals("http") ? "enableHttp" : "enableHttps";
            if (chart.flag(common + enable, true)) {
                int usual = port.equals("http") ? 80 : 443;
                ports.add(
                        Json.map(
                                "name",
                                port,
                                "port",
                                chart.number(common + "ports." + port, usual),
                                "protocol",
                                "TCP",
                                "targetPort",
                                Making.number(chart.text(common + "targetPorts." + port, port)),
                                "nodePort",
                                node ? chart.tree(at + "nodePorts." + port) : ""));
            }
        }
        for (var extra : extra()) {
            var below = extra.protocol.toLowerCase(Locale.ROOT);
            ports.add(
                    Json.map(
                            "name",
                            extra.name,
                            "port",
                            extra.port,
                            "protocol",
                            extra.protocol,
                            "targetPort",
                            extra.name,
                            "nodePort",
                            chart.tree(at + "nodePorts." + below + "." + extra.port)));
        }
        var spec = Json.map("type", type, "ports", ports, "selector", labels);
        for (var field :
                List.of(
                        "clusterIP",
                        "externalIPs",
                        "loadBalancerIP",
                        "loadBalancerSourceRanges",
                        "loadBalancerClass",
                        "allocateLoadBalancerNodePorts",
                        "externalTrafficPolicy",
                        "sessionAffinity",
                        "healthCheckNodePort",
                        "ipFamilyPolicy",
                        "ipFamilies")) {
            var value = chart.tree(at + field);
            if (!value.equals("") && !(value instanceof List<?> list && list.isEmpty())) {
                spec.put(field, value);
            }
        }
        var object =
                ControllerPods.object(
                        "v1", "Service", service, chart.release().namespace(), labels, spec);
        if (chart.value(at + "annotations") instanceof Value.Table annotations) {
            object.put(
                    "metadata",
                    Json.map(
                            "name",
                            service,
                            "namespace",
                            chart.release().namespace(),
                            "labels",
                            labels,
                            "annotations",
                            annotations.entries()));
        }
        chart.object(object);
    }
}

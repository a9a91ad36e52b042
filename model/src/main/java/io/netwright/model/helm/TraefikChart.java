package io.netwright.model.helm;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedMap;

/// `traefik`: the Deployment or DaemonSet, its Service and its IngressClass.
///
/// Source: traefik/traefik-helm-chart `traefik/templates`.
final class TraefikChart {
    /// An entry point that the chart has unless it is taken away.
    private record Usual(String name, int port, int exposed, boolean shown) {}

    private static final List<Usual> USUAL =
            List.of(
                    new Usual("web", 8000, 80, true),
                    new Usual("websecure", 8443, 443, true),
                    new Usual("traefik", 8080, 8080, false),
                    new Usual("metrics", 9100, 9100, false));

    private final Making chart;
    private final String name;
    private final SequencedMap<String, Object> labels;

    private TraefikChart(Making chart) {
        this.chart = chart;
        var release = chart.release().name();
        var own = chart.text("nameOverride", "traefik");
        var full = release.contains(own) ? release : release + "-" + own;
        name = chart.text("fullnameOverride", full);
        labels =
                Json.map(
                        "app.kubernetes.io/name",
                        own,
                        "app.kubernetes.io/instance",
                        chart.text(
                                "instanceLabelOverride",
                                release + "-" + chart.release().namespace()));
    }

    static void make(Making chart) {
        var run = new TraefikChart(chart);
        run.workload();
        if (chart.flag("service.enabled", true)) {
            run.services();
        }
        if (chart.flag("ingressClass.enabled", true)) {
            ControllerPods.ingressClass(
                    chart,
                    chart.text("ingressClass.name", run.name),
                    "traefik.io/ingress-controller",
                    chart.flag("ingressClass.isDefaultClass", true));
        }
    }

    /// An entry point as the values have it over the usual one.
    private final class Entry {
        final String name;
        final String path;

        Entry(String name) {
            this.name = name;
            this.path = "ports." + name + ".";
        }

        private int usual(boolean exposed) {
            return USUAL.stream()
                    .filter(it -> it.name.equals(name))
                    .mapToInt(it -> exposed ? it.exposed : it.port)
                    .findFirst()
                    .orElse(0);
        }

        Object port() {
            return chart.number(path + "port", usual(false));
        }

        Object exposed() {
            int usual = usual(true);
            var port = chart.value(path + "exposedPort");
            return port == null && usual == 0 ? port() : chart.number(path + "exposedPort", usual);
        }

        boolean isExposed() {
            boolean usual = USUAL.stream().anyMatch(it -> it.name.equals(name) && it.shown);
            // a flag in charts before 27, since then one per Service
            return chart.value(path + "expose") instanceof Value.Table
                    ? chart.flag(path + "expose.default", usual)
                    : chart.flag(path + "expose", usual);
        }

        String protocol() {
            return chart.text(path + "protocol", "TCP");
        }

        boolean isHttp3() {
            return chart.flag(path + "http3.enabled", false);
        }

        SequencedMap<String, Object> service() {
            return Json.map(
                    "name",
                    name,
                    "port",
                    exposed(),
                    "protocol",
                    protocol(),
                    "targetPort",
                    Making.number(chart.text(path + "targetPort", name)),
                    "nodePort",
                    chart.tree(path + "nodePort"));
        }
    }

    private List<Entry> entries() {
        var names = new LinkedHashSet<String>();
        USUAL.forEach(it -> names.add(it.name));
        if (chart.release().values().find("ports") instanceof Value.Table table) {
            table.entries()
                    .forEach(
                            (name, value) -> {
                                boolean gone = value instanceof Value.Leaf leaf && leaf.isNull();
                                if (gone) {
                                    names.remove(name);
                                    chart.use("ports." + name);
                                } else {
                                    names.add(name);
                                }
                            });
        }
        return names.stream().map(Entry::new).toList();
    }

    private void workload() {
        if (!chart.flag("deployment.enabled", true)) {
            return;
        }
        var ports = new ArrayList<ControllerPods.Port>();
        for (var entry : entries()) {
            var host = chart.number(entry.path + "hostPort", 0);
            ports.add(new ControllerPods.Port(entry.name, entry.port(), entry.protocol(), host));
            if (entry.isHttp3()) {
                ports.add(
                        new ControllerPods.Port(entry.name + "-http3", entry.port(), "UDP", host));
            }
        }
        var podLabels = new LinkedHashMap<>(labels);
        if (chart.value("deployment.podLabels") instanceof Value.Table table) {
            podLabels.putAll(table.entries());
        }
        ControllerPods.workload(
                chart,
                "",
                chart.text("deployment.kind", "Deployment"),
                name,
                chart.number("deployment.replicas", 1),
                labels,
                podLabels,
                ports,
                chart.flag("hostNetwork", false));
    }

    /// TCP and UDP in one Service, unless `service.single` is false.
    private void services() {
        boolean single = chart.flag("service.single", true);
        var tcp = new ArrayList<Object>();
        var udp = new ArrayList<Object>();
        for (var entry : entries()) {
            if (!entry.isExposed()) {
                continue;
            }
            boolean isUdp = entry.protocol().equals("UDP");
            (isUdp && !single ? udp : tcp).add(entry.service());
            if (entry.isHttp3()) {
                (single ? tcp : udp)
                        .add(
                                Json.map(
                                        "name",
                                        entry.name + "-http3",
                                        "port",
                                        entry.exposed(),
                                        "protocol",
                                        "UDP",
                                        "targetPort",
                                        entry.name + "-http3"));
            }
        }
        if (!tcp.isEmpty()) {
            service(name, tcp);
        }
        if (!udp.isEmpty()) {
            service(name + "-udp", udp);
        }
    }

    private void service(String service, List<Object> ports) {
        var type = chart.text("service.type", "LoadBalancer");
        var spec = Json.map("type", type, "ports", ports, "selector", labels);
        if (chart.value("service.spec") instanceof Value.Table table) {
            spec.putAll(table.entries());
        }
        for (var field :
                List.of(
                        "externalIPs",
                        "loadBalancerSourceRanges",
                        "loadBalancerClass",
                        "ipFamilyPolicy",
                        "ipFamilies")) {
            var value = chart.tree("service." + field);
            if (!value.equals("") && !(value instanceof List<?> list && list.isEmpty())) {
                spec.put(field, value);
            }
        }
        chart.object(
                ControllerPods.object(
                        "v1", "Service", service, chart.release().namespace(), labels, spec));
    }
}

package io.netwright.sim.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.netwright.model.lab.Lab;
import io.netwright.model.lab.SourceText;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.ArrayList;
import java.util.List;

/// Which nodes take a pod. Further cases, with the real scheduler's answers, come from a real
/// control plane.
class SchedulerTest {
    private static final String NODES =
            """
            {kind: Node, apiVersion: v1, metadata: {name: a1, labels: {zone: a, disk: ssd, cores: "4"}}}
            ---
            {kind: Node, apiVersion: v1, metadata: {name: a2, labels: {zone: a, cores: "16"}},
             spec: {taints: [{key: dedicated, value: db, effect: NoSchedule}]}}
            ---
            {kind: Node, apiVersion: v1, metadata: {name: b1, labels: {zone: b}}, spec: {unschedulable: true}}
            ---
            {kind: Node, apiVersion: v1, metadata: {name: c1}}
            ---
            {kind: Namespace, apiVersion: v1, metadata: {name: other, labels: {team: x}}}
            ---
            {kind: Pod, apiVersion: v1, metadata: {name: web, labels: {app: web}}, spec: {nodeName: a1,
             containers: [{name: c, ports: [{containerPort: 80, hostPort: 8080}]}]}}
            ---
            {kind: Pod, apiVersion: v1, metadata: {name: shy, namespace: other, labels: {app: shy}}, spec: {nodeName: c1,
             containers: [{name: c}], affinity: {podAntiAffinity: {requiredDuringSchedulingIgnoredDuringExecution:
              [{topologyKey: kubernetes.io/hostname, namespaceSelector: {}, labelSelector: {matchLabels: {app: loud}}}]}}}}
            ---
            """;

    /// Nodes as `a1` where they take the pod; else the start of the reason's detail.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    containers: [{name: c}] | a1 c1
                    nodeSelector: {disk: ssd} | a1
                    tolerations: [{operator: Exists}] | a1 a2 b1 c1
                    tolerations: [{key: dedicated, value: db}] | a1 a2 c1
                    tolerations: [{key: dedicated, value: web}] | a1 c1
                    tolerations: [{key: node.kubernetes.io/unschedulable, operator: Exists}] | a1 b1 c1
                    affinity: {nodeAffinity: {REQ: {nodeSelectorTerms: [{matchExpressions: [{key: cores, operator: Gt, values: ["3"]}]}]}}} | a1
                    affinity: {nodeAffinity: {REQ: {nodeSelectorTerms: [{matchExpressions: [{key: zone, operator: DoesNotExist}]}, {matchFields: [{key: metadata.name, operator: In, values: [a1]}]}]}}} | a1 c1
                    affinity: {podAffinity: {REQ: [{topologyKey: zone, labelSelector: {matchLabels: {app: web}}}]}} | a1
                    affinity: {podAffinity: {REQ: [{topologyKey: zone, labelSelector: {matchLabels: {app: self}}}]}} | a1
                    affinity: {podAffinity: {REQ: [{topologyKey: zone, labelSelector: {matchLabels: {app: none}}}]}} |
                    affinity: {podAffinity: {REQ: [{topologyKey: kubernetes.io/hostname, namespaceSelector: {matchLabels: {team: x}}, labelSelector: {}}]}} | c1
                    affinity: {podAntiAffinity: {REQ: [{topologyKey: zone, labelSelector: {matchLabels: {app: web}}}]}} | c1
                    affinity: {podAntiAffinity: {REQ: [{topologyKey: zone}]}} | a1 c1
                    topologySpreadConstraints: [{maxSkew: 1, topologyKey: zone, whenUnsatisfiable: DoNotSchedule, labelSelector: {matchExpressions: [{key: app, operator: Exists}]}}] |
                    topologySpreadConstraints: [{maxSkew: 2, topologyKey: zone, whenUnsatisfiable: DoNotSchedule, labelSelector: {matchExpressions: [{key: app, operator: Exists}]}}] | a1
                    topologySpreadConstraints: [{maxSkew: 1, minDomains: 3, topologyKey: zone, whenUnsatisfiable: DoNotSchedule, labelSelector: {matchLabels: {app: self}}}] | a1
                    topologySpreadConstraints: [{maxSkew: 1, topologyKey: zone, whenUnsatisfiable: ScheduleAnyway, labelSelector: {}}] | a1 c1
                    hostNetwork: true | a1 c1
                    initContainers: [{name: s, restartPolicy: Always, ports: [{containerPort: 1, hostPort: 8080}]}] | c1
                    initContainers: [{name: s, ports: [{containerPort: 1, hostPort: 8080}]}] | a1 c1
                    initContainers: [{name: s, restartPolicy: Always, ports: [{containerPort: 1, hostPort: 8080, protocol: UDP}]}] | a1 c1
                    """)
    void takes(String spec, String nodes) {
        var fields = spec.replace("REQ", "requiredDuringSchedulingIgnoredDuringExecution");
        assertThat(nodes(fields, "self")).isEqualTo(nodes == null ? "" : nodes);
    }

    @Test
    void isKeptOffByThoseWhoWantToBeApart() {
        assertThat(nodes("hostNetwork: false", "loud")).isEqualTo("a1");
        var pod = pod("nodeSelector: {zone: c}", "loud");
        assertThat(pod.refusals().stream().map(it -> it.detail().text()))
                .containsExactly(
                        "node a1: without the label zone=c",
                        "node a2: untolerated taint dedicated=db:NoSchedule",
                        "node b1: cordoned",
                        "node c1: without the label zone=c");
        assertThat(pod.pending())
                .hasToString(
                        "0/4 nodes are available: 1 node(s) had untolerated taint(s), 1 node(s)"
                                + " were unschedulable, 2 node(s) didn't match Pod's node"
                                + " affinity/selector.");
    }

    @Test
    void asksAgainWhenOthersHaveBeenPlaced() {
        var near =
                "affinity: {podAffinity: {requiredDuringSchedulingIgnoredDuringExecution:"
                        + " [{topologyKey: kubernetes.io/hostname, labelSelector: {matchLabels:"
                        + " {app: late}}}]}}";
        var cluster =
                ControlPlane.derive(
                        lab(
                                NODES
                                        + text("early", "early", near)
                                        + "---\n"
                                        + text("late", "late", "nodeSelector: {disk: ssd}")));
        assertThat(
                        cluster.pods().stream()
                                .filter(it -> List.of("early", "late").contains(it.name()))
                                .map(ClusterPod::node))
                .containsExactly("a1", "a1");
    }

    @Test
    void leavesAGatedPod() {
        assertThat(pod("schedulingGates: [{name: g}]", "x").pending())
                .hasToString("Scheduling is blocked due to non-empty scheduling gates");
    }

    /// The nodes that take such a pod, found by forbidding one after the other.
    private static String nodes(String spec, String app) {
        var taking = new ArrayList<String>();
        for (var node : List.of("a1", "a2", "b1", "c1")) {
            var refused = pod(spec, app, node).refusals();
            if (refused.stream().noneMatch(it -> it.node().equals(node))) {
                taking.add(node);
            }
        }
        return String.join(" ", taking);
    }

    /// Every node but one is kept off by a pod that wants to be apart, which is asked last.
    private static ClusterPod pod(String spec, String app, String free) {
        var text = new StringBuilder(NODES);
        for (var node : List.of("a1", "a2", "b1", "c1")) {
            var apart =
                    "affinity: {podAntiAffinity: {requiredDuringSchedulingIgnoredDuringExecution:"
                            + " [{topologyKey: kubernetes.io/hostname, labelSelector: {matchLabels:"
                            + " {probe: \"yes\"}}}]}}, nodeName: "
                            + node;
            if (!node.equals(free)) {
                text.append(text("block-" + node, "block", apart).replace("app: block, ", ""))
                        .append("---\n");
            }
        }
        return derive(text + text("p", app, spec));
    }

    private static ClusterPod pod(String spec, String app) {
        return derive(NODES + text("p", app, spec));
    }

    private static ClusterPod derive(String text) {
        return ControlPlane.derive(lab(text)).pods().stream()
                .filter(it -> it.name().equals("p"))
                .findFirst()
                .orElseThrow();
    }

    private static String text(String name, String app, String spec) {
        var containers = spec.startsWith("containers") ? "" : ", containers: [{name: c}]";
        return "{kind: Pod, apiVersion: v1, metadata: {name: %s, labels: {app: %s, probe: \"%s\"}}, spec: {%s%s}}\n"
                .formatted(name, app, name.equals("p") ? "yes" : "no", spec, containers);
    }

    private static Lab lab(String text) {
        var lab = Lab.of("lab", List.of(new SourceText("lab.yaml", text)));
        assertThat(lab.hasErrors()).as("%s", lab.problems()).isFalse();
        return lab;
    }
}

package io.netwright.sim.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.netwright.model.lab.Lab;
import io.netwright.model.lab.LabFiles;
import io.netwright.model.lab.SourceText;
import io.netwright.model.net.IpAddress;
import io.netwright.model.net.IpFamily;
import io.netwright.model.net.Protocol;
import io.netwright.model.resource.ResourceKey;
import io.netwright.sim.control.Cluster;
import io.netwright.sim.control.ClusterPod;
import io.netwright.sim.control.ControlPlane;

import org.approvaltests.Approvals;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

class ReachabilityTest {
    private static final List<Integer> PORTS =
            List.of(1, 53, 80, 99, 8000, 8079, 8080, 8081, 65535);
    private static final List<IpAddress> OUTSIDE =
            List.of(
                            "0.0.0.0",
                            "9.255.255.255",
                            "10.0.0.0",
                            "10.244.0.200",
                            "10.244.1.200",
                            "200.1.2.2",
                            "200.1.2.3",
                            "200.1.2.4",
                            "255.255.255.255")
                    .stream()
                    .map(IpAddress::parse)
                    .toList();

    @Test
    void agreesWithTheNaiveOracle() {
        int allowed = 0;
        int denied = 0;
        for (long seed = 0; seed < 300; seed++) {
            var cluster = cluster(RandomLab.of(seed));
            var reach = Reachability.of(cluster);
            var oracle = new NaiveOracle(cluster);
            for (var from : cluster.pods()) {
                for (var to : cluster.pods()) {
                    for (var protocol : PortSet.PROTOCOLS) {
                        for (int port : PORTS) {
                            boolean expected = oracle.allows(from, to, protocol, port);
                            var why = reach.why(from.key(), to.key(), protocol, port);
                            boolean listed = reach.allows(from.key(), to.key(), protocol, port);
                            if (listed != expected || why.allowed() != expected) {
                                fail(
                                        "seed %d: %s to %s %s/%d: %s, and why says %s",
                                        seed, from.key(), to.key(), protocol, port, listed, why);
                            }
                            allowed += expected ? 1 : 0;
                            denied += expected ? 0 : 1;
                        }
                    }
                }
            }
        }
        assertThat(Math.min(allowed, denied)).isGreaterThan(100_000);
    }

    @Test
    void agreesWithTheNaiveOracleAboutTheOutside() {
        int checked = 0;
        for (long seed = 0; seed < 300; seed++) {
            var cluster = cluster(RandomLab.of(seed));
            var oracle = new NaiveOracle(cluster);
            var connections = Reachability.of(cluster).connections();
            for (var pod : cluster.pods()) {
                if (pod.address(IpFamily.V4) == null || !pod.owner().kind().equals("Pod")) {
                    continue;
                }
                for (var address : OUTSIDE) {
                    var outside = new NaiveOracle.End(null, address);
                    var inside = new NaiveOracle.End(pod, null);
                    for (int port : PORTS) {
                        boolean goesOut = oracle.allows(inside, outside, Protocol.TCP, port);
                        boolean comesIn = oracle.allows(outside, inside, Protocol.TCP, port);
                        if (listed(connections, pod, address, port, true) != goesOut
                                || listed(connections, pod, address, port, false) != comesIn) {
                            fail("seed %d: %s and %s, %d", seed, pod.key(), address, port);
                        }
                        checked++;
                    }
                }
            }
        }
        assertThat(checked).isGreaterThan(100_000);
    }

    private static boolean listed(
            List<Connection> connections,
            ClusterPod pod,
            IpAddress address,
            int port,
            boolean out) {
        return connections.stream()
                .filter(it -> isPod(out ? it.source() : it.destination(), pod))
                .filter(it -> holds(out ? it.destination() : it.source(), address))
                .anyMatch(it -> it.ports().contains(Protocol.TCP, port));
    }

    private static boolean isPod(Endpoint endpoint, ClusterPod pod) {
        return endpoint instanceof Endpoint.Workload(var key) && key.equals(pod.key());
    }

    private static boolean holds(Endpoint endpoint, IpAddress address) {
        return endpoint instanceof Endpoint.External(var range)
                && range.from().compareTo(address) <= 0
                && address.compareTo(range.to()) <= 0;
    }

    @ParameterizedTest
    @ValueSource(strings = {"shop", "routed", "dual-stack"})
    void listsTheConnectionsOfASample(String name) throws Exception {
        var lab = LabFiles.open(List.of(Path.of("../src-assets/labs", name))).lab();
        var text =
                Reachability.of(ControlPlane.derive(lab)).connections().stream()
                        .map(Connection::toString)
                        .collect(Collectors.joining("\n"));
        Approvals.verify(text, Approvals.NAMES.withParameters(name));
    }

    @Test
    void coversTheWholeOfIpv4WithoutPolicies() {
        var reach = Reachability.of(cluster(pod("a", "{}")));
        assertThat(reach.connections().stream().filter(ReachabilityTest::isOurs))
                .extracting(Connection::toString)
                .containsExactly(
                        "default/Pod/a → kube-system/Deployment/coredns: all ports",
                        "default/Pod/a → 0.0.0.0-255.255.255.255: all ports",
                        "kube-system/Deployment/coredns → default/Pod/a: all ports",
                        "0.0.0.0-255.255.255.255 → default/Pod/a: all ports");
    }

    private static boolean isOurs(Connection connection) {
        return connection.toString().contains("default/Pod");
    }

    @Test
    void enforcesNothingUnderPlainFlannel() {
        var text =
                pod("a", "{}")
                        + """
                        ---
                        apiVersion: networking.k8s.io/v1
                        kind: NetworkPolicy
                        metadata: {name: deny}
                        spec: {podSelector: {}}
                        ---
                        """;
        var flannel =
                """
                apiVersion: netwright.io/v1alpha1
                kind: Lab
                metadata: {name: x}
                spec: {cni: {plugin: flannel}}
                """;
        assertThat(Reachability.of(cluster(text)).connections().stream())
                .noneMatch(it -> it.destination().toString().equals("default/Pod/a"));
        assertThat(Reachability.of(cluster(text + flannel)).connections().stream())
                .anyMatch(it -> it.destination().toString().equals("default/Pod/a"));
    }

    @Test
    void namesTheRuleThatAllows() {
        var text =
                pod("a", "{app: a}")
                        + pod("b", "{app: b}")
                        + """
                        ---
                        apiVersion: networking.k8s.io/v1
                        kind: NetworkPolicy
                        metadata: {name: b}
                        spec:
                          podSelector: {matchLabels: {app: b}}
                          ingress:
                            - from: [{podSelector: {matchLabels: {app: c}}}]
                            - from: [{podSelector: {matchLabels: {app: a}}}]
                              ports: [{port: 80}]
                        """;
        var reach = Reachability.of(cluster(text));
        var a = ResourceKey.core("Pod", "default", "a");
        var b = ResourceKey.core("Pod", "default", "b");
        var allowed = reach.why(a, b, Protocol.TCP, 80).ingress();
        assertThat(allowed.allowedBy()).hasToString("NetworkPolicy default/b");
        assertThat(allowed.field()).hasToString("spec.ingress[1]");
        var denied = reach.why(a, b, Protocol.TCP, 81);
        assertThat(denied.egress().isolatedBy()).isEmpty();
        assertThat(denied.ingress().isolatedBy()).hasToString("[NetworkPolicy default/b]");
        assertThat(denied.allowed()).isFalse();
    }

    private static String pod(String name, String labels) {
        return """
        ---
        apiVersion: v1
        kind: Pod
        metadata: {name: %s, labels: %s}
        spec: {containers: [{name: c, image: i}]}
        """
                .formatted(name, labels);
    }

    private static Cluster cluster(String text) {
        var lab = Lab.of("lab", List.of(new SourceText("lab.yaml", text)));
        assertThat(lab.problems()).isEmpty();
        return ControlPlane.derive(lab);
    }
}

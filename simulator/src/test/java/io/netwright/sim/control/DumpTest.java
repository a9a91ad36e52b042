package io.netwright.sim.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.netwright.model.lab.Lab;
import io.netwright.model.lab.SourceText;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;
import java.util.Objects;

/// A dump of a live cluster: its slices hold, and what contradicts them is told.
class DumpTest {
    private static final String DUMP =
            """
            {kind: Node, apiVersion: v1, metadata: {name: n1, labels: {topology.kubernetes.io/zone: a}},
             spec: {podCIDR: 10.244.0.0/24}, status: {addresses: [{type: InternalIP, address: 192.168.1.1}]}}
            ---
            {kind: Node, apiVersion: v1, metadata: {name: n2}, spec: {podCIDR: 10.244.1.0/24}}
            ---
            {kind: ConfigMap, apiVersion: v1, metadata: {name: kube-flannel-cfg, namespace: kube-flannel}}
            ---
            {kind: Pod, apiVersion: v1, metadata: {name: web-1, labels: {app: web}}, spec: {nodeName: n1,
             containers: [{name: c}]}, status: {phase: Running, podIP: 10.244.0.5, hostIP: 192.168.1.1,
             conditions: [{type: Ready, status: "True"}]}}
            ---
            {kind: Service, apiVersion: v1, metadata: {name: web}, spec: {selector: {app: web},
             clusterIP: 10.96.0.50, ports: [{port: 80}]}}
            ---
            {kind: EndpointSlice, apiVersion: discovery.k8s.io/v1, addressType: IPv4,
             metadata: {name: web-abcde, labels: {kubernetes.io/service-name: web,
              endpointslice.kubernetes.io/managed-by: endpointslice-controller.k8s.io}},
             endpoints: [{addresses: [10.244.0.5], conditions: {ready: true},
              targetRef: {kind: Pod, name: web-1, namespace: default}}], ports: [{port: 80}]}
            """;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            textBlock =
                    """
                    addresses: [{ip: 10.244.0.5}]         | -
                    addresses: [{ip: 10.244.0.6}]         | 10.244.0.6 is ready by Endpoints default/web, and not in EndpointSlice default/web-abcde; 10.244.0.5 is ready by EndpointSlice default/web-abcde, and not in Endpoints default/web
                    notReadyAddresses: [{ip: 10.244.0.5}] | 10.244.0.5 is ready by EndpointSlice default/web-abcde, and not in Endpoints default/web
                    """)
    void tellsWhereEndpointsAndSlicesDiffer(String addresses, String expected) {
        var text =
                DUMP
                        + """
                        ---
                        {kind: Endpoints, apiVersion: v1, metadata: {name: web},
                         subsets: [{%s, ports: [{port: 80}]}]}
                        """
                                .formatted(addresses);
        var cluster =
                ControlPlane.derive(Lab.of("dump", List.of(new SourceText("dump.yaml", text))));
        assertThat(
                        String.join(
                                "; ",
                                cluster.findings().stream()
                                        .map(it -> it.message().text())
                                        .toList()))
                .isEqualTo(expected == null ? "" : expected);
        assertThat(cluster.findings())
                .allSatisfy(
                        it ->
                                assertThat(Objects.requireNonNull(it.hint()).text())
                                        .contains(" stands at dump.yaml:"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            textBlock =
                    """
                    -                          | -                         | -
                    podIP: 10.244.0.5          | podIP: 10.244.0.6         | NW0411 NW0412
                    labels: {app: web}         | labels: {app: other}      | NW0411
                    status: "True"             | status: "False"           | NW0413
                    phase: Running             | phase: Succeeded          | NW0411
                    podCIDR: 10.244.1.0/24     | podCIDR: 10.244.0.0/25    | NW0414
                    podCIDR: 10.244.0.0/24     | podCIDR: 10.244.9.0/24    | NW0416
                    hostIP: 192.168.1.1        | hostIP: 192.168.1.2       | NW0417
                    managed-by: endpointslice-controller.k8s.io | managed-by: me | -
                    """)
    void tellsWhatContradicts(String old, String changed, String codes) {
        var text = old == null ? DUMP : DUMP.replace(old, changed);
        var cluster =
                ControlPlane.derive(Lab.of("dump", List.of(new SourceText("dump.yaml", text))));
        var found = cluster.findings().stream().map(it -> it.message().code()).toList();
        assertThat(String.join(" ", found)).isEqualTo(codes == null ? "" : codes);
        var slice =
                cluster.slices().stream()
                        .filter(it -> it.key().name().equals("web-abcde"))
                        .findFirst()
                        .orElseThrow();
        assertThat(slice.endpoints().getFirst().addresses()).containsExactly("10.244.0.5");
    }
}

package io.netwright.sim.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.netwright.model.lab.Lab;
import io.netwright.model.lab.SourceText;
import io.netwright.model.net.Cidr;
import io.netwright.model.net.IpAddress;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;
import java.util.stream.Collectors;

/// Cilium's objects and its configuration together say which addresses pods get.
class CiliumIpamTest {
    private static final String LAB =
            """
            apiVersion: v1
            kind: Node
            metadata: {name: one}
            spec: {podCIDR: 10.244.0.0/24, podCIDRs: [10.244.0.0/24]}
            ---
            apiVersion: v1
            kind: Pod
            metadata: {name: p, labels: {team: a}%s}
            spec: {nodeName: one, containers: [{name: c, image: i}]}
            """;
    private static final String MAP =
            """
            ---
            apiVersion: v1
            kind: ConfigMap
            metadata: {name: cilium-config, namespace: kube-system}
            data: {%s}
            """;
    private static final String POOL =
            """
            ---
            apiVersion: cilium.io/v2alpha1
            kind: CiliumPodIPPool
            metadata: {name: %s}
            spec: {ipv4: {cidrs: [%s], maskSize: 28}%s}
            """;
    private static final String NODE =
            """
            ---
            apiVersion: cilium.io/v2
            kind: CiliumNode
            metadata: {name: one}
            spec: {ipam: {%s}}
            """;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            nullValues = "-",
            textBlock =
                    """
                    # the mode and what nodes have already
                    ipam: cluster-pool, cluster-pool-ipv4-cidr: 10.7.0.0/16 | - | - | 10.7.0.0/24
                    ipam: cluster-pool, cluster-pool-ipv4-cidr: 10.7.0.0/16 | - | podCIDRs: [10.7.9.0/24] | 10.7.9.0/24
                    ipam: kubernetes                                        | - | podCIDRs: [10.7.9.0/24] | 10.244.0.0/24
                    ipam: multi-pool      | default 10.8.0.0/16 | - | 10.8.0.0/28
                    ipam: multi-pool      | default 10.8.0.0/16 | pools: {allocated: [{pool: default, cidrs: [10.8.1.16/28]}]} | 10.8.1.16/28
                    ipam: multi-pool, auto-create-cilium-pod-ip-pools: "default=ipv4-cidrs:10.9.0.0/16;ipv4-mask-size:27" | - | - | 10.9.0.0/27
                    ipam: multi-pool, auto-create-cilium-pod-ip-pools: "default=ipv4-cidrs:10.9.0.0/16;ipv4-mask-size:27" | default 10.8.0.0/16 | - | 10.8.0.0/28
                    # the mode from the objects
                    - | - | podCIDRs: [10.7.9.0/24]   | 10.7.9.0/24
                    - | - | podCIDRs: [10.244.0.0/24] | 10.244.0.0/24
                    - | default 10.8.0.0/16 | - | 10.8.0.0/28
                    """)
    void givesTheNetworksOfNodes(String config, String pool, String node, String network) {
        var text = new StringBuilder(LAB.formatted(""));
        text.append(config == null ? "" : MAP.formatted(config));
        if (pool != null) {
            var words = pool.split(" ", -1);
            text.append(POOL.formatted(words[0], words[1], ""));
        }
        text.append(NODE.replace("%s", node == null ? "" : node));
        var cluster = derive(text.toString());
        assertThat(address(cluster)).matches(Cidr.parse(network)::contains, "in " + network);
        assertThat(cluster.findings()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            nullValues = "-",
            textBlock =
                    """
                    -                                     | -                                      | 10.8.
                    `, annotations: {ipam.cilium.io/ip-pool: blue}` | -                            | 10.9.
                    -                                     | `, podSelector: {matchLabels: {team: a}}` | 10.9.
                    -                                     | `, podSelector: {matchLabels: {team: b}}` | 10.8.
                    -                                     | `, namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: default}}` | 10.9.
                    """)
    void choosesThePoolOfThePod(String meta, String selector, String start) {
        var cluster =
                derive(
                        LAB.formatted(meta == null ? "" : meta)
                                + MAP.formatted("ipam: multi-pool")
                                + POOL.formatted("default", "10.8.0.0/16", "")
                                + POOL.formatted(
                                        "blue", "10.9.0.0/16", selector == null ? "" : selector));
        assertThat(address(cluster).toString()).startsWith(start);
    }

    /// A key is read once, by whom it concerns, and told of where nothing heeds it.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    cluster-pool-ipv4-cidr: 10.7.0.0 | NW0410 cluster-pool-ipv4-cidr: no network: 10.7.0.0
                    ipam: kubernetes, cluster-pool-ipv4-cidr: 10.7.0.0/16 | NW0418 not modelled, so that nothing depends on it, in ConfigMap kube-system/cilium-config: cluster-pool-ipv4-cidr
                    ipam: multi-pool, ipam-default-ip-pool: default, enable-ipv4-masquerade: "true" |
                    ipam: eni, enable-ipv4: "true", enable-health-check-nodeport: "false" | NW0418 not modelled, so that nothing depends on it, in ConfigMap kube-system/cilium-config: enable-health-check-nodeport, enable-ipv4
                    """)
    void tellsOfKeysOnce(String config, String expected) {
        var cluster = derive(LAB.formatted("") + MAP.formatted(config));
        assertThat(
                        cluster.findings().stream()
                                .map(it -> it.message().code() + " " + it.message().text())
                                .collect(Collectors.joining("\n")))
                .isEqualTo(expected == null ? "" : expected);
    }

    private static IpAddress address(Cluster cluster) {
        return cluster.pods().stream()
                .filter(it -> it.key().name().equals("p"))
                .findFirst()
                .orElseThrow()
                .ips()
                .getFirst();
    }

    private static Cluster derive(String text) {
        var lab = Lab.of("lab", List.of(new SourceText("lab.yaml", text)));
        assertThat(lab.hasErrors()).as("%s", lab.problems()).isFalse();
        return ControlPlane.derive(lab);
    }
}

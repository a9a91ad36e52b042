package io.netwright.sim.policy.felix;

import io.netwright.sim.compile.Compiler;
import io.netwright.sim.compile.SampleLab;
import io.netwright.sim.tables.TableFormats;

import org.approvaltests.Approvals;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.stream.Collectors;

class PolicyAgentTest {
    private static final String PODS =
            """
            {kind: Node, apiVersion: v1, metadata: {name: one}, spec: {podCIDR: 10.244.1.0/24}}
            ---
            {kind: Namespace, apiVersion: v1, metadata: {name: b, labels: {team: blue}}}
            ---
            kind: Pod
            apiVersion: v1
            metadata: {name: web, namespace: a, labels: {app: web}}
            spec:
              nodeName: one
              containers:
                - {name: c, ports: [{name: http, containerPort: 8080}, {name: dns, containerPort: 53, protocol: UDP}]}
            status: {podIP: 10.244.1.10}
            ---
            kind: Pod
            apiVersion: v1
            metadata: {name: client, namespace: b, labels: {app: client}}
            spec: {nodeName: one, containers: [{name: c, ports: [{name: http, containerPort: 81}]}]}
            status: {podIP: 10.244.1.11}
            ---
            kind: Pod
            apiVersion: v1
            metadata: {name: agent, namespace: b, labels: {app: client}}
            spec: {nodeName: one, hostNetwork: true, containers: [{name: c}]}
            ---
            kind: NetworkPolicy
            apiVersion: networking.k8s.io/v1
            metadata: {name: p, namespace: a}
            spec:
            """;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    deny-all       | {podSelector: {}, policyTypes: [Ingress, Egress]}
                    allow-all      | {podSelector: {}, ingress: [{}]}
                    namespaces     | {podSelector: {}, ingress: [{from: [{namespaceSelector: {matchLabels: {team: blue}}, podSelector: {}}, {podSelector: {matchLabels: {app: web}}}]}]}
                    except         | {podSelector: {}, ingress: [{from: [{ipBlock: {cidr: 203.0.113.0/24, except: [203.0.113.8/29, 203.0.113.64/26]}}], ports: [{port: 80}]}]}
                    other-family   | {podSelector: {}, ingress: [{from: [{ipBlock: {cidr: "2001:db8::/32"}}]}]}
                    everywhere     | {podSelector: {}, egress: [{to: [{ipBlock: {cidr: 0.0.0.0/0}}], ports: [{protocol: UDP}]}], policyTypes: [Egress]}
                    ports          | {podSelector: {}, ingress: [{ports: [{port: 80}, {port: 8000, endPort: 8100}, {port: http}, {port: dns, protocol: UDP}]}]}
                    named-egress   | {podSelector: {}, policyTypes: [Egress], egress: [{to: [{namespaceSelector: {}}], ports: [{port: http}]}]}
                    many-ports     | {podSelector: {}, ingress: [{ports: [{port: 1}, {port: 2}, {port: 3}, {port: 4}, {port: 5}, {port: 6}, {port: 7}, {port: 8}, {port: 9}, {port: 10}, {port: 11}, {port: 12}, {port: 13}, {port: 14}, {port: 20, endPort: 30}]}]}
                    """)
    void programs(String name, String spec) {
        var compiled = Compiler.compile(SampleLab.of(PODS + spec.strip().indent(2)));
        var fabric = compiled.fabric();
        var node = compiled.node("one").orElseThrow();
        var rules =
                TableFormats.named("iptables-save")
                        .orElseThrow()
                        .print(fabric, node)
                        .lines()
                        .filter(it -> it.matches("-A cali-(p[io]-_|[tf]w-caliaf6d).*"))
                        .collect(Collectors.joining("\n"));
        Approvals.verify(
                rules + "\n" + TableFormats.named("ipset").orElseThrow().print(fabric, node),
                Approvals.NAMES.withParameters(name));
    }
}

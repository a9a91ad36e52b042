package io.netwright.sim.dns;

import static org.assertj.core.api.Assertions.assertThat;

import io.netwright.model.resource.ResourceKey;
import io.netwright.sim.compile.Compiled;
import io.netwright.sim.compile.Compiler;
import io.netwright.sim.control.Cluster;
import io.netwright.sim.run.Setup;
import io.netwright.sim.stack.Stack;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;

class DnsExchangeTest {
    private static final String DENY_EGRESS =
            """
            apiVersion: networking.k8s.io/v1
            kind: NetworkPolicy
            metadata: {name: deny, namespace: shop}
            spec: {podSelector: {}, policyTypes: [Egress]}
            """;

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    web,              A,  NOERROR,  1, 10.96.0.80
                    db,               A,  NOERROR,  1, 2
                    www.example.com,  A,  NOERROR,  4, 198.51.100.7
                    gone,             A,  NXDOMAIN, 4, 0
                    api.example.org,  A,  UNKNOWN,  4, 0
                    """)
    void questionsGoAsPackets(
            String name, DnsType type, Rcode rcode, int questions, String expected) {
        var walk = walk(Given.cluster(), "client", name, List.of(type));
        assertThat(walk.rcode()).isEqualTo(rcode);
        assertThat(walk.queries()).hasSize(questions);
        if (expected.length() == 1) {
            assertThat(walk.addresses()).hasSize(Integer.parseInt(expected));
        } else {
            assertThat(walk.addresses()).hasToString("[" + expected + "]");
        }
    }

    @Test
    void policyThatForbidsAskingTimesOut() {
        var both = List.of(DnsType.A, DnsType.AAAA);
        var walk = walk(Given.cluster(DENY_EGRESS), "client", "web", both);
        assertThat(walk.rcode()).isEqualTo(Rcode.TIMEOUT);
        assertThat(walk.queries()).extracting(DnsWalk.Query::rcode).containsOnly(Rcode.TIMEOUT);
        assertThat(walk.queries()).hasSize(8); // R9.7: two names, two tries each, two types
        assertThat(walk.queries().getLast().atNanos()).isEqualTo(15_000_000_000L);
    }

    @Test
    void serviceWithoutReadyServersIsUnreachable() {
        var cluster =
                Given.cluster(
                        """
                        apiVersion: v1
                        kind: Pod
                        metadata: {name: coredns, namespace: kube-system, labels: {k8s-app: kube-dns}}
                        spec: {nodeName: node-1, containers: [{name: c}]}
                        status: {phase: Running, conditions: [{type: Ready, status: "False"}]}
                        """);
        var walk = walk(cluster, "client", "web", List.of(DnsType.A));
        assertThat(walk.rcode()).isEqualTo(Rcode.UNREACHABLE);
        assertThat(walk.queries()).extracting(DnsWalk.Query::rcode).containsOnly(Rcode.UNREACHABLE);
    }

    private static DnsWalk walk(Cluster cluster, String pod, String name, List<DnsType> types) {
        var compiled = Compiler.compile(cluster);
        var namespace = compiled.pod(ResourceKey.core("Pod", "shop", pod)).orElseThrow();
        return exchange(compiled)
                .walk(
                        namespace.id(),
                        Given.conf(cluster, pod),
                        Resolver.Kind.GLIBC,
                        name,
                        types,
                        1);
    }

    private static DnsExchange exchange(Compiled compiled) {
        return DnsExchange.withCoreDns(
                new CoreDns(compiled.cluster()),
                Setup.of(new Stack(compiled.fabric())),
                CoreDns.pods(compiled.cluster()),
                compiled::namespaceOf);
    }
}

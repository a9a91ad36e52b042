package io.netwright.sim.compile;

import static org.assertj.core.api.Assertions.assertThat;

import io.netwright.model.net.IpAddress;
import io.netwright.sim.agent.NamespaceNames;
import io.netwright.sim.fabric.Fabric;
import io.netwright.sim.fabric.NetworkNamespace;
import io.netwright.sim.tables.TableFormats;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;
import java.util.TreeMap;

class CompilerTest {
    private static final String NODE =
            "{apiVersion: v1, kind: Node, metadata: {name: %s}, spec: {podCIDR: %s},"
                    + " status: {addresses: [{type: InternalIP, address: %s}]}}\n---\n";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    {plugin: cilium} | iptables | the CNI plugin cilium is not modelled
                    {plugin: routed} | ipvs | the policy agent beside kube-proxy in mode ipvs is not modelled
                    {plugin: flannel, mode: wireguard} | iptables | flannel's backend wireguard is not modelled
                    """)
    void saysWhatItDoesNotModel(String cni, String mode, String missing) {
        var lab =
                "{apiVersion: netwright.io/v1alpha1, kind: Lab, metadata: {name: x},"
                        + " spec: {cni: %s, kubeProxy: {mode: %s}}}".formatted(cni, mode);
        assertThat(Compiler.compile(SampleLab.of(lab)).missing())
                .extracting(it -> it.text())
                .containsExactly(missing);
    }

    @Test
    void isNotSureWhereAnUnmodelledPolicyMayDecide() {
        var policy =
                "{apiVersion: policy.networking.k8s.io/v1alpha1, kind: AdminNetworkPolicy,"
                        + " metadata: {name: p}, spec: {priority: 1, subject: {namespaces: {}}}}";
        assertThat(Compiler.compile(SampleLab.of(policy)).missing())
                .extracting(it -> it.text())
                .containsExactly(
                        "AdminNetworkPolicy p may decide about any packet, and"
                                + " AdminNetworkPolicy is not modelled");
    }

    /// The nodes' network is the narrowest usual one that holds their addresses; the router takes a
    /// free address in it. Where there is no such network, everybody has a route to everybody.
    @ParameterizedTest
    @CsvSource({
        "192.168.50.11, 192.168.50.12, 192.168.50.11/24, 192.168.50.1",
        "192.168.50.1, 192.168.50.12, 192.168.50.1/24, 192.168.50.254",
        "192.168.50.1, 192.168.51.12, 192.168.50.1/23, 192.168.51.254",
        "10.0.0.1, 172.16.0.1, 10.0.0.1/32, 100.64.0.1",
        "10.244.200.1, 10.244.201.1, 10.244.200.1/32, 100.64.0.1"
    })
    void nodesShareASegment(String one, String two, String address, String router) {
        var lab =
                NODE.formatted("one", "10.244.1.0/24", one)
                        + NODE.formatted("two", "10.244.2.0/24", two);
        var compiled = Compiler.compile(SampleLab.of(lab));
        var node = compiled.node("one").orElseThrow();
        assertThat(print(compiled.fabric(), node, "ip-addr"))
                .contains("address replace " + address + " dev eth0\n");
        assertThat(print(compiled.fabric(), node, "ip-route"))
                .contains("route replace default via " + router + " dev eth0\n");
    }

    @Test
    void aQuestionAddsHostsAndSaysWhereAnAddressEnters() {
        var cluster =
                SampleLab.of(
                        NODE.formatted("one", "10.244.1.0/24", "192.168.50.11")
                                + NODE.formatted("two", "10.244.2.0/24", "192.168.50.12"));
        var entry = new TreeMap<IpAddress, String>();
        entry.put(IpAddress.parse("10.96.0.10"), "two");
        entry.put(IpAddress.parse("192.168.50.11"), "two");
        var near = IpAddress.parse("192.168.50.77");
        var far = IpAddress.parse("203.0.113.9");
        var compiled = Compiler.compile(cluster, new Outside(List.of(near, far), entry));
        var router = compiled.fabric().namespace(NamespaceNames.ROUTER).orElseThrow();
        assertThat(print(compiled.fabric(), router, "ip-route"))
                .contains("route replace 10.96.0.10 via 192.168.50.12 dev nodes\n")
                .contains("route replace 192.168.50.11 via 192.168.50.12 dev nodes\n")
                .contains("route replace 203.0.113.9 dev outside scope link\n")
                .doesNotContain("192.168.50.77");
        assertThat(compiled.external(far)).isPresent();
        assertThat(compiled.external(near))
                .hasValueSatisfying(
                        it ->
                                assertThat(print(compiled.fabric(), it, "ip-addr"))
                                        .contains("192.168.50.77/24"));
    }

    /// A pod of the host's network listens in the network of its node, and only there.
    @Test
    void whatAPodOfTheHostListensOnReachesItsNode() {
        var lab =
                """
                {apiVersion: v1, kind: Node, metadata: {name: one}}
                ---
                {apiVersion: v1, kind: Node, metadata: {name: two}}
                ---
                apiVersion: v1
                kind: Pod
                metadata: {name: exporter}
                spec: {nodeName: one, hostNetwork: true, containers: [{name: c}]}
                ---
                apiVersion: netwright.io/v1alpha1
                kind: Lab
                metadata: {name: x}
                spec: {listens: [{at: default/exporter, ports: [9100]}]}
                """;
        var compiled = Compiler.compile(SampleLab.of(lab));
        var one = compiled.node("one").orElseThrow().listening();
        assertThat(one.everything()).isFalse();
        assertThat(one.ports()).extracting(it -> it.ports().from()).containsExactly(9100);
        assertThat(compiled.node("two").orElseThrow().listening().everything()).isTrue();
    }

    @Test
    void saysThatTheRouterTakesTheFirstNodeForAnAddressThatNobodyAnnounces() {
        var lab =
                NODE.formatted("one", "10.244.1.0/24", "192.168.50.11")
                        + """
                        apiVersion: v1
                        kind: Service
                        metadata: {name: lb}
                        spec: {type: LoadBalancer, selector: {a: b}, ports: [{port: 80}]}
                        status: {loadBalancer: {ingress: [{ip: 192.0.2.77}]}}
                        """;
        assertThat(Compiler.compile(SampleLab.of(lab)).assumptions())
                .extracting(it -> it.message().code() + " " + it.message().text())
                .contains("NW-A451 a packet from outside to 192.0.2.77 is first seen at node one");
    }

    @Test
    void theSameClusterIsTheSameFabric() {
        assertThat(SampleLab.compile("shop").fabric())
                .isEqualTo(SampleLab.compile("shop").fabric());
    }

    private static String print(Fabric fabric, NetworkNamespace namespace, String format) {
        return TableFormats.named(format).orElseThrow().print(fabric, namespace);
    }
}

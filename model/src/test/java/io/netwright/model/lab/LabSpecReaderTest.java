package io.netwright.model.lab;

import static org.assertj.core.api.Assertions.assertThat;

import io.netwright.model.net.Cidr;
import io.netwright.model.net.IpAddress;
import io.netwright.model.net.Protocol;
import io.netwright.model.scenario.Probe;
import io.netwright.model.topology.LinkSpec;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;

class LabSpecReaderTest {
    private static final String HEAD = "apiVersion: netwright.io/v1alpha1\nkind: Lab\n";

    @Test
    void readsAll() {
        var lab =
                lab(
                        """
                        spec:
                          kubernetes: {version: "1.37", podCIDR: "10.244.0.0/16,fd00:1::/56", serviceCIDR: [10.96.0.0/12], dnsDomain: cluster.local}
                          cni: {plugin: flannel, mode: vxlan}
                          kubeProxy: {mode: nftables}
                          topology:
                            link: {bandwidth: 1Gbit, delay: 0.5ms}
                            nodes: {worker-1: {mtu: 9000, queue: 10}}
                          external: [{name: client, addresses: [203.0.113.9, "2001:db8::9"], names: [client.example]}]
                          listens: [{at: shop/web, ports: [80/tcp, 53/UDP, 8080]}]
                          scenarios: [{name: s, probes: [{from: shop/web, to: "db:5432", at: 10ms}]}]
                        """);
        assertThat(lab.problems()).isEmpty();
        var spec = lab.spec();
        assertThat(spec.version()).isEqualTo("1.37");
        assertThat(spec.podCidrs())
                .containsExactly(Cidr.parse("10.244.0.0/16"), Cidr.parse("fd00:1::/56"));
        assertThat(spec.cni()).isEqualTo(new LabSpec.Cni("flannel", "vxlan"));
        var link = new LinkSpec(1_000_000_000, 500_000, 1500, 1000);
        assertThat(spec.topology())
                .satisfies(
                        it -> {
                            assertThat(it.linkOf("x")).isEqualTo(link);
                            assertThat(it.linkOf("worker-1"))
                                    .isEqualTo(new LinkSpec(1_000_000_000, 500_000, 9000, 10));
                        });
        assertThat(spec.external().getFirst().addresses()).contains(IpAddress.parse("2001:db8::9"));
        assertThat(spec.listens().getFirst().ports())
                .containsExactly(
                        new LabSpec.Listen.Port(Protocol.TCP, 80),
                        new LabSpec.Listen.Port(Protocol.UDP, 53),
                        new LabSpec.Listen.Port(Protocol.TCP, 8080));
        assertThat(spec.scenarios().getFirst().probes())
                .containsExactly(new Probe("shop/web", "db:5432", Protocol.TCP, 10_000_000));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            textBlock =
                    """
                    kubernetes: {version: 1.40}          ; NW0101
                    kubernetes: {podCidr: 10.0.0.0/8}    ; NW0113
                    kubernetes: {podCIDR: 10.0.0.1/8}    ; NW0109
                    kubeProxy: {mode: iptable}           ; NW0103
                    topology: {link: {bandwidth: 10Gbps}} ; NW0202
                    topology: {link: {bandwidth: 0bit}}  ; NW0202
                    topology: {link: {delay: 50}}        ; NW0101
                    topology: {link: {mtu: 10}}          ; NW0104
                    listens: [{at: a/b, ports: [http]}]  ; NW0116
                    listens: [{ports: [80]}]             ; NW0102
                    external: [{name: a, addresses: [1.2.3]}] ; NW0108
                    scenarios: [{name: a}, {name: a}]    ; NW0112
                    cni: {mode: vxlan}                   ; NW0102
                    """)
    void refuses(String spec, String code) {
        assertThat(lab("spec: {" + spec + "}\n").problems())
                .extracting(it -> it.message().code())
                .containsExactly(code);
    }

    @Test
    void takesTheFirstOfTwo() {
        var lab = lab("spec: {kubeProxy: {mode: ipvs}}\n---\n" + HEAD);
        assertThat(lab.problems()).extracting(it -> it.message().code()).containsExactly("NW0201");
        assertThat(lab.spec().proxyMode()).isEqualTo("ipvs");
    }

    @Test
    void refusesOtherVersionsAndKinds() {
        var lab =
                Lab.of(
                        "t",
                        List.of(
                                new SourceText(
                                        "t",
                                        "apiVersion: netwright.io/v2\nkind: Lab\n---\n"
                                                + HEAD.replace("Lab", "Lap"))));
        assertThat(lab.problems())
                .extracting(it -> it.at() + " " + it.message().code())
                .containsExactly("t:1:1 NW0103", "t:5:1 NW0103");
    }

    private static Lab lab(String body) {
        return Lab.of("t", List.of(new SourceText("t.netlab", HEAD + body)));
    }
}

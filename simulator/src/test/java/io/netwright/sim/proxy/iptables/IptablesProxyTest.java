package io.netwright.sim.proxy.iptables;

import static org.assertj.core.api.Assertions.assertThat;

import io.netwright.sim.proxy.IptablesNormal;
import io.netwright.sim.proxy.ProxyNode;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

class IptablesProxyTest {
    private static final Path STATES = Path.of("src", "test", "resources", "proxy");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "cluster-ip",
                "load-balancer-local",
                "no-local-endpoints",
                "masquerade-all",
                "external-ips",
                "terminating",
                "hints",
                "node-port-addresses",
                "node-port-primary",
                "no-localhost",
                "node-cidr",
                "interface-prefix",
                "bridge",
                "no-cluster-cidr"
            })
    void programsWhatTheRealProxyDoes(String state) {
        var fabric =
                ProxyNode.program(
                        new IptablesProxy(), read(state + ".yaml"), read(state + ".conf"));
        var ours =
                "### iptables-save\n"
                        + ProxyNode.print(fabric, "iptables-save")
                        + "### ip6tables-save\n"
                        + ProxyNode.print(fabric, "ip6tables-save");
        assertThat(IptablesNormal.of(ours)).isEqualTo(IptablesNormal.of(read(state + ".rules")));
    }

    @ParameterizedTest
    @CsvSource({
        "kube-system/kube-dns:dnsudp, TCOU7JCQXEZGVUNU",
        "kube-system/kube-dns:dnsudp10.32.0.6:53, LLLB6FGXBLX6PZF7",
        "kube-system/kube-dns:dnsudp10.32.0.7:53, LRVEW52VMYCOUSMZ",
        "default/kubernetes:httpstcp, NPX46M4PTMTKRN6Y"
    })
    void hashesNamesAsTheRealProxyDoes(String text, String hash) {
        assertThat(ChainNames.hash(text)).isEqualTo(hash);
    }

    private static String read(String name) {
        try {
            return Files.readString(STATES.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

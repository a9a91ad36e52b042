package io.netwright.sim.proxy.iptables;

import static org.assertj.core.api.Assertions.assertThat;

import io.netwright.model.net.InterfaceAddress;
import io.netwright.model.net.MacAddress;
import io.netwright.sim.agent.AgentNode;
import io.netwright.sim.compile.SampleLab;
import io.netwright.sim.control.Cluster;
import io.netwright.sim.fabric.Fabric;
import io.netwright.sim.fabric.FabricBuilder;
import io.netwright.sim.fabric.NetworkNamespace;
import io.netwright.sim.origin.Origins;
import io.netwright.sim.tables.TableFormats;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

class IptablesProxyTest {
    /// Every cluster has these; the recordings do not.
    private static final List<String> DERIVED = List.of("kube-dns", "kubernetes");

    private static final Path STATES = Path.of("src", "test", "resources", "proxy");

    /// The chains that the real proxy fills while it walks a map.
    private static final List<String> UNORDERED =
            List.of(
                    "KUBE-SERVICES",
                    "KUBE-EXTERNAL-SERVICES",
                    "KUBE-NODEPORTS",
                    "KUBE-PROXY-FIREWALL");

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
        var configuration = read(state + ".conf").indent(4);
        var lab =
                read(state + ".yaml")
                        + "\n---\napiVersion: v1\nkind: ConfigMap\n"
                        + "metadata: {name: kube-proxy, namespace: kube-system}\n"
                        + "data:\n  config.conf: |\n"
                        + configuration;
        var fabric = program(lab);
        var ours =
                "### iptables-save\n"
                        + print(fabric, "iptables-save")
                        + "### ip6tables-save\n"
                        + print(fabric, "ip6tables-save");
        assertThat(tidy(ours)).isEqualTo(tidy(read(state + ".rules")));
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

    private static Fabric program(String lab) {
        var cluster = withoutNameServers(SampleLab.of(lab));
        var node = cluster.node("one").orElseThrow();
        var fabric = new FabricBuilder();
        var tables = fabric.namespace("node/one", NetworkNamespace.Kind.HOST);
        int wire = fabric.segment("wire");
        var card = tables.nic("eth0", MacAddress.ZERO, 1500, wire, 1, 0, 1, 0);
        node.addresses().forEach(it -> card.address(new InterfaceAddress(it, it.width()), 0));
        new IptablesProxy()
                .program(new AgentNode(cluster, node, tables, card, List.of(), new Origins()));
        return fabric.build();
    }

    /// The states have no CoreDNS, which a lab always has.
    private static Cluster withoutNameServers(Cluster it) {
        return new Cluster(
                it.version(),
                it.dnsDomain(),
                it.podCidrs(),
                it.serviceCidrs(),
                it.cni(),
                it.ipam(),
                it.claims(),
                it.proxy(),
                it.namespaces(),
                it.nodes(),
                it.pods(),
                it.services().stream()
                        .filter(service -> !DERIVED.contains(service.key().name()))
                        .toList(),
                it.slices(),
                it.policies(),
                it.configMaps(),
                it.topology(),
                it.external(),
                it.listens(),
                it.unmodelled(),
                it.assumptions(),
                it.findings());
    }

    private static String print(Fabric fabric, String format) {
        return TableFormats.named(format)
                .orElseThrow()
                .print(fabric, fabric.namespace("node/one").orElseThrow());
    }

    private static String read(String name) {
        try {
            return Files.readString(STATES.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Tables, chains and rules in one order, and no counters.
    private static String tidy(String text) {
        var out = new ArrayList<String>();
        var tables = new ArrayList<List<String>>();
        for (var line : text.lines().toList()) {
            if (line.startsWith("#")) {
                flush(tables, out);
                out.add(line);
            } else if (line.startsWith("*")) {
                tables.add(new ArrayList<>(List.of(line)));
            } else {
                tables.getLast().add(line.replace(" [0:0]", ""));
            }
        }
        flush(tables, out);
        return String.join("\n", out);
    }

    private static void flush(List<List<String>> tables, List<String> out) {
        tables.sort(Comparator.comparing(List::getFirst));
        for (var table : tables) {
            out.add(table.getFirst());
            table.stream().filter(it -> it.startsWith(":")).sorted().forEach(out::add);
            table.stream()
                    .filter(it -> it.startsWith("-A"))
                    .sorted(Comparator.comparing(IptablesProxyTest::sortKey))
                    .forEach(out::add);
        }
        tables.clear();
    }

    private static String sortKey(String rule) {
        var chain = rule.substring(3, rule.indexOf(" ", 3));
        if (!UNORDERED.contains(chain)) {
            return chain;
        }
        boolean last = rule.endsWith("-j KUBE-NODEPORTS");
        int comment = rule.indexOf("--comment");
        return last
                ? chain + " 1 " + rule
                : chain + " 0 " + rule.substring(comment, rule.lastIndexOf('"'));
    }
}

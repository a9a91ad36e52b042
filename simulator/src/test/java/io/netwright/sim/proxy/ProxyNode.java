package io.netwright.sim.proxy;

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

import java.util.List;

/// The node `one` of a lab, with what one proxy programs and nothing else.
public final class ProxyNode {
    /// The states lack Services that a lab always has.
    private static final List<String> ALWAYS_THERE =
            List.of("kube-system/kube-dns", "default/kubernetes");

    private ProxyNode() {}

    /// What a mode programs on a node.
    ///
    /// @param objects manifests
    /// @param configuration a KubeProxyConfiguration
    public static Fabric program(TableProgrammer proxy, String objects, String configuration) {
        var lab =
                objects
                        + "\n---\napiVersion: v1\nkind: ConfigMap\n"
                        + "metadata: {name: kube-proxy, namespace: kube-system}\n"
                        + "data:\n  config.conf: |\n"
                        + configuration.indent(4);
        return program(proxy, asDeclared(SampleLab.of(lab)));
    }

    public static Fabric program(TableProgrammer proxy, Cluster cluster) {
        var node = cluster.node("one").orElseThrow();
        var fabric = new FabricBuilder();
        var tables = fabric.namespace("node/one", NetworkNamespace.Kind.HOST);
        int wire = fabric.segment("wire");
        var card = tables.nic("eth0", MacAddress.ZERO, 1500, wire, 1, 0, 1, 0);
        node.addresses().forEach(it -> card.address(new InterfaceAddress(it, it.width()), 0));
        proxy.program(new AgentNode(cluster, node, tables, card, List.of(), new Origins()));
        return fabric.build();
    }

    private static Cluster asDeclared(Cluster it) {
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
                        .filter(service -> !ALWAYS_THERE.contains(service.key().path()))
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

    public static String print(Fabric fabric, String format) {
        return TableFormats.named(format)
                .orElseThrow()
                .print(fabric, fabric.namespace("node/one").orElseThrow());
    }
}

package io.netwright.sim.compile;

import io.netwright.model.net.IpAddress;
import io.netwright.model.resource.FieldPath;
import io.netwright.sim.agent.AgentNode;
import io.netwright.sim.agent.NamespaceNames;
import io.netwright.sim.cni.PodNetwork;
import io.netwright.sim.cni.RoutedPods;
import io.netwright.sim.control.Assumed;
import io.netwright.sim.control.Cluster;
import io.netwright.sim.control.ClusterPod;
import io.netwright.sim.control.ClusterService;
import io.netwright.sim.control.Missing;
import io.netwright.sim.fabric.FabricBuilder;
import io.netwright.sim.fabric.NetworkNamespace;
import io.netwright.sim.origin.Origins;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Programs the fabric of a cluster. A pure function: the same cluster, the same fabric.
public final class Compiler {
    private final Cluster cluster;
    private final Outside outside;
    private final FabricBuilder fabric = new FabricBuilder();
    private final Origins origins = new Origins();
    private final Underlay underlay;
    private final Listeners listeners;
    private final List<AgentNode> nodes = new ArrayList<>();
    private final PodNetwork network;

    private Compiler(Cluster cluster, Outside outside) {
        this.cluster = cluster;
        this.outside = outside;
        underlay = new Underlay(fabric, cluster, origins);
        listeners = new Listeners(cluster);
        makeNodes();
        makePods();
        makeHosts();
        network = new PodNetwork(fabric, cluster, origins, nodes);
    }

    public static Compiled compile(Cluster cluster, Outside outside) {
        return new Compiler(cluster, outside).run();
    }

    public static Compiled compile(Cluster cluster) {
        return compile(cluster, Outside.NOTHING);
    }

    private Compiled run() {
        var name = cluster.cni().plugin();
        var plugin = Catalog.plugin(name);
        plugin.ifPresentOrElse(
                it -> it.wire(network),
                () -> network.missing(Missing.NOT_MODELLED.message("the CNI plugin " + name)));
        routesToPods();
        routesToServices();
        var mode = cluster.proxy().mode();
        Catalog.proxy(mode)
                .ifPresentOrElse(
                        it -> nodes.forEach(it::program),
                        () ->
                                network.missing(
                                        Missing.NOT_MODELLED.message(
                                                mode.equals("ebpf")
                                                        ? "Cilium's replacement of kube-proxy"
                                                        : "kube-proxy in mode " + mode)));
        plugin.ifPresent(it -> it.filter(network));
        return new Compiled(
                fabric.build(),
                origins,
                cluster,
                Stream.concat(cluster.assumptions().stream(), network.assumptions().stream())
                        .distinct()
                        .toList(),
                network.missing());
    }

    private void makeNodes() {
        for (var node : cluster.nodes()) {
            var card = underlay.node(node);
            card.namespace().listening(listeners.ofNode(node.name()));
            var pods = cluster.pods().stream().filter(it -> node.name().equals(it.node())).toList();
            nodes.add(new AgentNode(cluster, node, card.namespace(), card, living(pods), origins));
        }
    }

    /// Pods that have not ended.
    private static List<ClusterPod> living(List<ClusterPod> pods) {
        return pods.stream().filter(ClusterPod::running).toList();
    }

    private void makePods() {
        for (var node : nodes) {
            for (var pod : node.networkedPods()) {
                fabric.namespace(NamespaceNames.pod(pod.key()), NetworkNamespace.Kind.POD)
                        .listening(listeners.of(pod));
            }
        }
    }

    private void makeHosts() {
        for (var host : cluster.external()) {
            if (!host.addresses().isEmpty()) {
                int origin = origins.of("lab", null, FieldPath.ROOT, "outside host " + host.name());
                underlay.host(host.addresses(), origin).listening(listeners.of(host));
            }
        }
        for (var address : outside.hosts()) {
            if (isNew(address)) {
                int origin = origins.of("lab", null, FieldPath.ROOT, "outside host " + address);
                underlay.host(List.of(address), origin);
            }
        }
    }

    private boolean isNew(IpAddress address) {
        return fabric.find(NamespaceNames.external(address)).isEmpty()
                && cluster.external().stream().noneMatch(it -> it.addresses().contains(address));
    }

    /// The router knows by which node each pod is reached.
    private void routesToPods() {
        for (var node : nodes) {
            for (var pod : node.networkedPods()) {
                int origin =
                        origins.of(
                                "router",
                                pod.source(),
                                pod.specField(),
                                "pod %s is on node %s"
                                        .formatted(pod.key().path(), node.node().name()));
                for (var address : pod.ips()) {
                    var gateway = node.node().address(address.family());
                    if (gateway != null && !outside.entry().containsKey(address)) {
                        toNode(address, gateway, origin);
                    }
                }
            }
        }
    }

    private void toNode(IpAddress address, IpAddress gateway, int origin) {
        underlay.router()
                .route(
                        RoutedPods.via(
                                address.host(), gateway, underlay.routerCard(), false, origin));
    }

    /// Addresses of Services that come from outside go to one node: the one that the question
    /// names, else the first.
    private void routesToServices() {
        for (var entry : outside.entry().entrySet()) {
            nodes.stream()
                    .filter(it -> it.node().name().equals(entry.getValue()))
                    .findFirst()
                    .ifPresent(it -> enter(entry.getKey(), it));
        }
        for (var service : cluster.services()) {
            for (var address : announced(service)) {
                if (!outside.entry().containsKey(address) && !isOwned(address)) {
                    nodes.stream()
                            .filter(it -> it.node().address(address.family()) != null)
                            .findFirst()
                            .ifPresent(
                                    it -> {
                                        enter(address, it);
                                        network.assume(
                                                Assumed.FIRST_NODE.of(address, it.node().name()));
                                    });
                }
            }
        }
    }

    private static List<IpAddress> announced(ClusterService service) {
        return Stream.concat(service.declared().externalIps().stream(), service.vips().stream())
                .distinct()
                .toList();
    }

    private boolean isOwned(IpAddress address) {
        return cluster.nodes().stream().anyMatch(it -> it.addresses().contains(address))
                || fabric.find(NamespaceNames.external(address)).isPresent();
    }

    private void enter(IpAddress address, AgentNode node) {
        var gateway = node.node().address(address.family());
        if (gateway == null || gateway.equals(address)) {
            return;
        }
        int origin =
                origins.of(
                        "router",
                        null,
                        FieldPath.ROOT,
                        "%s is first seen at node %s".formatted(address, node.node().name()));
        toNode(address, gateway, origin);
    }
}

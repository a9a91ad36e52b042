package io.netwright.sim.compile;

import io.netwright.model.net.Cidr;
import io.netwright.model.net.InterfaceAddress;
import io.netwright.model.net.IpAddress;
import io.netwright.model.net.IpFamily;
import io.netwright.model.resource.FieldPath;
import io.netwright.model.topology.LinkSpec;
import io.netwright.sim.agent.HardwareAddresses;
import io.netwright.sim.agent.NamespaceNames;
import io.netwright.sim.cni.RoutedPods;
import io.netwright.sim.control.Cluster;
import io.netwright.sim.control.ClusterNode;
import io.netwright.sim.fabric.DeviceBuilder;
import io.netwright.sim.fabric.FabricBuilder;
import io.netwright.sim.fabric.NamespaceBuilder;
import io.netwright.sim.fabric.NetworkNamespace;
import io.netwright.sim.fabric.Sysctls;
import io.netwright.sim.origin.Origins;

import java.util.EnumMap;
import java.util.List;

/// The wires: the nodes' segment, the router, and the segment of the hosts outside.
final class Underlay {
    private static final String CARD = "eth0";
    private static final IpAddress OUTSIDE_GATEWAY = IpAddress.parse("100.64.0.1");

    private final FabricBuilder fabric;
    private final Cluster cluster;
    private final Origins origins;
    private final int nodes;
    private final int outside;
    private final NamespaceBuilder router;
    private final DeviceBuilder toNodes;
    private final DeviceBuilder toOutside;
    private final EnumMap<IpFamily, NodeSegment> segments = new EnumMap<>(IpFamily.class);
    private final int topology;

    Underlay(FabricBuilder fabric, Cluster cluster, Origins origins) {
        this.fabric = fabric;
        this.cluster = cluster;
        this.origins = origins;
        topology = origins.of("lab", null, FieldPath.ROOT, "the network under the nodes");
        nodes = fabric.segment("nodes");
        outside = fabric.segment("outside");
        router = fabric.namespace(NamespaceNames.ROUTER, NetworkNamespace.Kind.ROUTER);
        router.sysctls(Sysctls.ROUTER);
        toNodes = card(router, "nodes", nodes, cluster.topology().link());
        toOutside = card(router, "outside", outside, cluster.topology().link());
        for (var family : IpFamily.values()) {
            segment(family);
        }
    }

    private void segment(IpFamily family) {
        var segment = NodeSegment.of(cluster, family);
        segments.put(family, segment);
        boolean any = cluster.nodes().stream().anyMatch(it -> it.address(family) != null);
        if (!any && family == IpFamily.V6) {
            return;
        }
        toNodes.address(new InterfaceAddress(segment.router(), segment.length()), topology);
        if (family == IpFamily.V4) {
            toOutside.address(new InterfaceAddress(OUTSIDE_GATEWAY, 32), topology);
        } else {
            RoutedPods.linkLocal(toNodes, topology);
            RoutedPods.linkLocal(toOutside, topology);
        }
        router.route(RoutedPods.blackhole(Cidr.all(family), topology));
    }

    DeviceBuilder routerCard() {
        return toNodes;
    }

    NamespaceBuilder router() {
        return router;
    }

    private DeviceBuilder card(NamespaceBuilder host, String name, int segment, LinkSpec link) {
        return host.nic(
                name,
                HardwareAddresses.of(host.name(), name),
                link.mtu(),
                segment,
                link.bitsPerSecond(),
                link.delayNanos(),
                link.queueFrames(),
                topology);
    }

    /// A node on its wire.
    DeviceBuilder node(ClusterNode node) {
        var host = fabric.namespace(NamespaceNames.node(node.name()), NetworkNamespace.Kind.HOST);
        host.sysctls(Sysctls.ROUTER);
        int origin =
                node.declared()
                        ? origins.of(
                                "node",
                                node.key(),
                                FieldPath.of("status", "addresses"),
                                "node " + node.name())
                        : origins.of("node", null, FieldPath.ROOT, "node " + node.name());
        var card = card(host, CARD, nodes, cluster.topology().linkOf(node.name()));
        for (var address : node.addresses()) {
            var segment = segmentOf(address.family());
            card.address(new InterfaceAddress(address, segment.length()), origin);
            if (segment.pointToPoint()) {
                toNodes.route(address.host(), origin);
            }
        }
        for (var family : IpFamily.values()) {
            if (node.address(family) != null) {
                join(node, card, family, origin);
            }
        }
        return card;
    }

    private NodeSegment segmentOf(IpFamily family) {
        var segment = segments.get(family);
        if (segment == null) {
            throw new IllegalStateException("no segment of " + family);
        }
        return segment;
    }

    private void join(ClusterNode node, DeviceBuilder card, IpFamily family, int origin) {
        var segment = segmentOf(family);
        if (family == IpFamily.V6) {
            RoutedPods.linkLocal(card, origin);
        }
        if (segment.pointToPoint()) {
            card.route(segment.router().host(), topology);
            for (var other : cluster.nodes()) {
                if (!other.key().equals(node.key())) {
                    other.addresses().stream()
                            .filter(it -> it.family() == family)
                            .forEach(it -> card.route(it.host(), topology));
                }
            }
        }
        card.namespace()
                .route(RoutedPods.via(Cidr.all(family), segment.router(), card, false, topology));
    }

    /// A host outside; one with an address of the nodes' own network is plugged in there.
    NamespaceBuilder host(List<IpAddress> addresses, int origin) {
        var name = NamespaceNames.external(addresses.getFirst());
        var host = fabric.namespace(name, NetworkNamespace.Kind.OUTSIDE);
        boolean near = addresses.stream().anyMatch(it -> segmentOf(it.family()).holds(it));
        var card = card(host, CARD, near ? nodes : outside, cluster.topology().link());
        for (var family : IpFamily.values()) {
            var own = addresses.stream().filter(it -> it.family() == family).toList();
            if (!own.isEmpty()) {
                near(card, near, family, own, origin);
            }
        }
        return host;
    }

    private void near(
            DeviceBuilder card,
            boolean near,
            IpFamily family,
            List<IpAddress> addresses,
            int origin) {
        var segment = segmentOf(family);
        for (var address : addresses) {
            boolean on = near && segment.holds(address);
            int length = on ? segment.length() : family.width();
            card.address(new InterfaceAddress(address, length), origin);
            if (!on) {
                (near ? toNodes : toOutside).route(address.host(), origin);
            }
        }
        if (family == IpFamily.V6) {
            RoutedPods.linkLocal(card, origin);
        }
        var behind = near ? toNodes : toOutside;
        var gateway =
                family == IpFamily.V6
                        ? HardwareAddresses.linkLocal(behind.mac())
                        : near ? segment.router() : OUTSIDE_GATEWAY;
        if (family == IpFamily.V4 && !(near && segment.holds(addresses.getFirst()))) {
            card.route(gateway.host(), topology);
        }
        card.namespace().route(RoutedPods.via(Cidr.all(family), gateway, card, false, topology));
    }
}

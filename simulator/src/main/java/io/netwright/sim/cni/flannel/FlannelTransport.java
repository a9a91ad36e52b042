package io.netwright.sim.cni.flannel;

import io.netwright.model.net.Cidr;
import io.netwright.model.net.InterfaceAddress;
import io.netwright.model.net.IpAddress;
import io.netwright.model.net.IpFamily;
import io.netwright.model.net.MacAddress;
import io.netwright.model.net.Vni;
import io.netwright.sim.agent.AgentNode;
import io.netwright.sim.agent.HardwareAddresses;
import io.netwright.sim.cni.PodNetwork;
import io.netwright.sim.cni.RoutedPods;
import io.netwright.sim.control.Missing;
import io.netwright.sim.fabric.DeviceBuilder;
import io.netwright.sim.fabric.FdbEntry;
import io.netwright.sim.fabric.Neighbor;

/// How flanneld carries packets from node to node (R2.2 to R2.4).
public final class FlannelTransport {
    private FlannelTransport() {}

    /// Is it a backend that is modelled? Notes it where it is not.
    public static boolean isModelled(PodNetwork network) {
        var mode = network.cluster().cni().mode();
        if (mode.equals("vxlan") || mode.equals("host-gw")) {
            return true;
        }
        network.missing(Missing.NOT_MODELLED.message("flannel's backend " + mode));
        return false;
    }

    /// The MTU of pods on a node: a configured one, else what VXLAN leaves of the wire's (R2.35).
    public static int podMtu(PodNetwork network, AgentNode node) {
        int given = network.cluster().cni().podMtu();
        if (given > 0) {
            return given;
        }
        if (!isVxlan(network)) {
            return node.card().mtu();
        }
        var outer = node.node().address(IpFamily.V4) != null ? IpFamily.V4 : IpFamily.V6;
        return wireMtu(network, node) - overhead(outer);
    }

    private static int wireMtu(PodNetwork network, AgentNode node) {
        int given = network.cluster().cni().mtu();
        return given > 0 ? given : node.card().mtu();
    }

    private static boolean isVxlan(PodNetwork network) {
        return network.cluster().cni().mode().equals("vxlan");
    }

    private static int overhead(IpFamily outer) {
        return outer == IpFamily.V4 ? 50 : 70;
    }

    /// Makes the tunnel devices, and the way from every node to every other.
    public static void wire(PodNetwork network) {
        for (var family : IpFamily.values()) {
            if (isVxlan(network)) {
                network.nodes().forEach(node -> tunnel(network, node, family));
            }
            for (var node : network.nodes()) {
                for (var other : network.nodes()) {
                    if (!node.is(other)) {
                        connect(network, node, other, family);
                    }
                }
            }
        }
    }

    private static String deviceName(PodNetwork network, IpFamily family) {
        int vni = network.cluster().cni().vni();
        return family == IpFamily.V4 ? "flannel." + vni : "flannel-v6." + vni;
    }

    private static MacAddress vtep(PodNetwork network, AgentNode node, IpFamily family) {
        return HardwareAddresses.of(node.tables().name(), deviceName(network, family));
    }

    private static void tunnel(PodNetwork network, AgentNode node, IpFamily family) {
        var cidr = node.node().podCidr(family);
        var local = node.node().address(family);
        if (cidr == null || local == null) {
            return;
        }
        int origin = RoutedPods.podCidrOrigin(network, node, "flannel");
        var settings = network.cluster().cni();
        var device =
                node.tables()
                        .vxlan(
                                deviceName(network, family),
                                vtep(network, node, family),
                                wireMtu(network, node) - overhead(family),
                                new Vni(settings.vni()),
                                local,
                                node.card(),
                                settings.port(),
                                false,
                                origin);
        device.address(new InterfaceAddress(cidr.network(), family.width()), origin);
        if (family == IpFamily.V6) {
            RoutedPods.linkLocal(device, origin);
        }
    }

    /// Routes of `node` to the pods of `other`.
    private static void connect(
            PodNetwork network, AgentNode node, AgentNode other, IpFamily family) {
        var lease = other.node().podCidr(family);
        var gateway = other.node().address(family);
        if (lease == null || gateway == null) {
            return;
        }
        int origin = RoutedPods.podCidrOrigin(network, other, "flannel");
        var settings = network.cluster().cni();
        var tunnel = node.tables().device(deviceName(network, family));
        if (!isVxlan(network) || settings.directRouting()) {
            for (var cidr : PodNetwork.networksOf(other, family)) {
                route(node, cidr, gateway, node.card(), false, origin);
            }
        } else if (tunnel.isPresent()) {
            var device = tunnel.get();
            var vtep = vtep(network, other, family);
            for (var cidr : PodNetwork.networksOf(other, family)) {
                route(node, cidr, lease.network(), device, true, origin);
            }
            node.tables().neighbor(new Neighbor(device.id(), lease.network(), vtep, origin));
            node.tables().fdb(new FdbEntry(device.id(), vtep, gateway, origin));
        }
    }

    private static void route(
            AgentNode node,
            Cidr cidr,
            IpAddress gateway,
            DeviceBuilder device,
            boolean onlink,
            int origin) {
        node.tables().route(RoutedPods.via(cidr, gateway, device, onlink, origin));
    }
}

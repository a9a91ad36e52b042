package io.netwright.sim.cni;

import io.netwright.model.net.Cidr;
import io.netwright.model.net.InterfaceAddress;
import io.netwright.model.net.IpAddress;
import io.netwright.model.net.IpFamily;
import io.netwright.model.resource.FieldPath;
import io.netwright.sim.agent.AgentNode;
import io.netwright.sim.agent.Digest;
import io.netwright.sim.agent.HardwareAddresses;
import io.netwright.sim.control.ClusterPod;
import io.netwright.sim.fabric.DeviceBuilder;
import io.netwright.sim.fabric.NamespaceBuilder;
import io.netwright.sim.fabric.Route;

import java.util.HexFormat;

/// The routed wiring of Calico (R1.4): each pod has a veth and full-width addresses, and no two
/// pods share a link.
public final class RoutedPods {
    /// What every host side's name begins with.
    public static final String PREFIX = "cali";

    private static final IpAddress GATEWAY = IpAddress.parse("169.254.1.1");

    private RoutedPods() {}

    /// The host side of a pod's veth, as Calico names it.
    public static String deviceOf(ClusterPod pod) {
        var hash = Digest.sha1(pod.namespace() + "." + pod.name());
        return PREFIX + HexFormat.of().formatHex(hash).substring(0, 11);
    }

    /// Joins every pod of a node that has a namespace of its own.
    public static void wire(PodNetwork network, AgentNode node, int mtu) {
        for (var pod : node.networkedPods()) {
            if (!pod.ips().isEmpty()) {
                wire(network, node, pod, mtu);
            }
        }
    }

    private static void wire(PodNetwork network, AgentNode node, ClusterPod pod, int mtu) {
        int origin =
                network.origins()
                        .of("cni", pod.source(), pod.specField(), "pod " + pod.key().path());
        var namespace = network.namespaceOf(pod);
        var host = deviceOf(pod);
        network.fabric()
                .veth(
                        namespace,
                        "eth0",
                        HardwareAddresses.of(namespace.name(), "eth0"),
                        node.tables(),
                        host,
                        HardwareAddresses.ROUTED_GATEWAY,
                        mtu,
                        origin);
        var inside = namespace.device("eth0").orElseThrow();
        var outside = node.tables().device(host).orElseThrow();
        outside.proxyArp(true);
        for (var address : pod.ips()) {
            inside.address(new InterfaceAddress(address, address.width()), origin);
            outside.route(address.host(), origin);
        }
        if (pod.address(IpFamily.V4) != null) {
            inside.route(GATEWAY.host(), origin);
            byDefault(namespace, inside, GATEWAY, origin);
        }
        if (pod.address(IpFamily.V6) != null) {
            linkLocal(inside, origin);
            linkLocal(outside, origin);
            byDefault(
                    namespace,
                    inside,
                    HardwareAddresses.linkLocal(HardwareAddresses.ROUTED_GATEWAY),
                    origin);
        }
    }

    /// The address that the kernel gives a device with IPv6.
    public static void linkLocal(DeviceBuilder device, int origin) {
        device.address(new InterfaceAddress(HardwareAddresses.linkLocal(device.mac()), 64), origin);
    }

    private static void byDefault(
            NamespaceBuilder namespace, DeviceBuilder device, IpAddress gateway, int origin) {
        namespace.route(via(Cidr.all(gateway.family()), gateway, device, false, origin));
    }

    /// A route by a next hop.
    public static Route via(
            Cidr destination, IpAddress gateway, DeviceBuilder device, boolean onlink, int origin) {
        return new Route(
                Route.MAIN,
                destination,
                Route.Type.UNICAST,
                gateway,
                device.id(),
                onlink,
                null,
                destination.family() == IpFamily.V4 ? 0 : 1024,
                "boot",
                origin);
    }

    /// A route that discards silently.
    public static Route blackhole(Cidr destination, int origin) {
        return new Route(
                Route.MAIN,
                destination,
                Route.Type.BLACKHOLE,
                null,
                -1,
                false,
                null,
                destination.family() == IpFamily.V4 ? 0 : 1024,
                "boot",
                origin);
    }

    /// Where a node's text says what pods it has room for.
    public static int podCidrOrigin(PodNetwork network, AgentNode node, String agent) {
        var text = "pods of node " + node.node().name();
        return node.node().declared()
                ? network.origins()
                        .of(agent, node.node().key(), FieldPath.of("spec", "podCIDR"), text)
                : network.origins().of(agent, null, FieldPath.ROOT, text);
    }
}

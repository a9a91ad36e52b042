package io.netwright.sim.cni.flannel;

import io.netwright.model.net.Cidr;
import io.netwright.model.net.InterfaceAddress;
import io.netwright.model.net.IpAddress;
import io.netwright.model.net.IpFamily;
import io.netwright.sim.agent.AgentNode;
import io.netwright.sim.agent.HardwareAddresses;
import io.netwright.sim.cni.CniPlugin;
import io.netwright.sim.cni.PodNetwork;
import io.netwright.sim.cni.PortMap;
import io.netwright.sim.cni.RoutedPods;
import io.netwright.sim.control.Assumed;
import io.netwright.sim.control.ClusterPod;
import io.netwright.sim.fabric.DeviceBuilder;
import io.netwright.sim.fabric.Sysctls;
import io.netwright.sim.policy.Enforcement;

import org.jspecify.annotations.Nullable;

/// flannel with its bridge plugin (R1.3, R2.1).
public final class FlannelPlugin implements CniPlugin {
    /// A node that forwards, and filters what its bridges switch, as kubeadm asks for (R1.13).
    private static final Sysctls BRIDGED = new Sysctls(true, true, true, 0, false, false);

    @Override
    public String name() {
        return "flannel";
    }

    @Override
    public String about() {
        return "flannel 0.28 (vxlan, host-gw)";
    }

    @Override
    public void wire(PodNetwork network) {
        if (!FlannelTransport.isModelled(network)) {
            return;
        }
        FlannelTransport.wire(network);
        for (var node : network.nodes()) {
            node.tables().sysctls(BRIDGED);
            var pods = node.networkedPods().stream().filter(it -> !it.ips().isEmpty()).toList();
            if (!pods.isEmpty()) {
                int mtu = FlannelTransport.podMtu(network, node);
                var bridge = bridge(network, node, mtu);
                pods.forEach(pod -> wire(network, node, bridge, pod, mtu));
            }
        }
        Enforcement.ignored(network.cluster()).ifPresent(network::assume);
    }

    @Override
    public void filter(PodNetwork network) {
        PortMap.write(network, "cbr0", true);
        network.nodes().forEach(node -> FlannelRules.write(network, node));
    }

    private static IpAddress gateway(Cidr cidr) {
        return cidr.network().plus(1);
    }

    /// `cni0`, which the first pod of a node brings.
    private static DeviceBuilder bridge(PodNetwork network, AgentNode node, int mtu) {
        int origin = RoutedPods.podCidrOrigin(network, node, "flannel");
        var mac = HardwareAddresses.of(node.tables().name(), "cni0");
        var bridge = node.tables().bridge("cni0", mac, mtu, origin);
        for (var family : IpFamily.values()) {
            var cidr = node.node().podCidr(family);
            if (cidr != null) {
                bridge.address(new InterfaceAddress(gateway(cidr), cidr.length()), origin);
                if (family == IpFamily.V6) {
                    RoutedPods.linkLocal(bridge, origin);
                }
            }
        }
        return bridge;
    }

    private static void wire(
            PodNetwork network, AgentNode node, DeviceBuilder bridge, ClusterPod pod, int mtu) {
        int origin =
                network.origins()
                        .of("cni", pod.source(), pod.specField(), "pod " + pod.key().path());
        var namespace = network.namespaceOf(pod);
        var host = "veth" + RoutedPods.deviceOf(pod).substring(RoutedPods.PREFIX.length(), 12);
        network.fabric()
                .veth(
                        namespace,
                        "eth0",
                        HardwareAddresses.of(namespace.name(), "eth0"),
                        node.tables(),
                        host,
                        HardwareAddresses.of(node.tables().name(), host),
                        mtu,
                        origin);
        node.tables().device(host).orElseThrow().master(bridge).hairpin(true);
        var inside = namespace.device("eth0").orElseThrow();
        for (var address : pod.ips()) {
            var family = address.family();
            var cidr = node.node().podCidr(family);
            if (cidr == null || !cidr.contains(address)) {
                network.assume(Assumed.STRAY_ADDRESS.of("%s of %s".formatted(address, pod.key())));
                bridge.route(address.host(), origin);
            }
            attach(network, inside, address, cidr, origin);
            if (family == IpFamily.V6) {
                RoutedPods.linkLocal(inside, origin);
            }
        }
    }

    private static void attach(
            PodNetwork network,
            DeviceBuilder inside,
            IpAddress address,
            @Nullable Cidr cidr,
            int origin) {
        var family = address.family();
        boolean inNetwork = cidr != null && cidr.contains(address);
        inside.address(
                new InterfaceAddress(
                        address, inNetwork && cidr != null ? cidr.length() : family.width()),
                origin);
        if (cidr == null) {
            return;
        }
        var namespace = inside.namespace();
        var gateway = gateway(cidr);
        boolean onlink = !inNetwork;
        namespace.route(RoutedPods.via(Cidr.all(family), gateway, inside, onlink, origin));
        for (var wide : network.cluster().podCidrs()) {
            if (wide.family() == family && !wide.equals(cidr)) {
                namespace.route(RoutedPods.via(wide, gateway, inside, onlink, origin));
            }
        }
    }
}

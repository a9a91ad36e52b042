package io.netwright.sim.stack;

import io.netwright.model.net.Cidr;
import io.netwright.model.net.InterfaceAddress;
import io.netwright.model.net.IpAddress;
import io.netwright.model.net.IpFamily;
import io.netwright.model.net.MacAddress;
import io.netwright.model.net.Protocol;
import io.netwright.model.net.Vni;
import io.netwright.sim.fabric.DeviceBuilder;
import io.netwright.sim.fabric.FabricBuilder;
import io.netwright.sim.fabric.FdbEntry;
import io.netwright.sim.fabric.NamespaceBuilder;
import io.netwright.sim.fabric.Neighbor;
import io.netwright.sim.fabric.NetworkNamespace;
import io.netwright.sim.fabric.Route;
import io.netwright.sim.fabric.RuleBuilder;
import io.netwright.sim.fabric.Sysctls;
import io.netwright.sim.fabric.Target;

import org.jspecify.annotations.Nullable;

/// Fabrics by hand, as a shell script of `ip` and `iptables` would build them.
final class Worlds {
    static final Sysctls NODE = new Sysctls(true, true, true, 0, false, false);
    private static final long GIGABIT = 1_000_000_000L;

    private Worlds() {}

    static MacAddress mac(int number) {
        return new MacAddress(0x0200_0000_0000L | number);
    }

    static InterfaceAddress address(String text) {
        return InterfaceAddress.parse(text);
    }

    static Route route(String to, @Nullable String via, int device) {
        return route(to, via, device, Route.Type.UNICAST);
    }

    static Route route(String to, @Nullable String via, int device, Route.Type type) {
        return new Route(
                Route.MAIN,
                Cidr.parse(to),
                type,
                via == null ? null : IpAddress.parse(via),
                device,
                via != null,
                null,
                0,
                "static",
                0);
    }

    /// Two hosts on a wire, `n1` at 192.168.0.11 and `n2` at .12, a router `r` at .1 and beyond it
    /// `far` at 203.0.113.9.
    static final class TwoHosts {
        final FabricBuilder fabric = new FabricBuilder();
        final int wire = fabric.segment("wire");
        final int outside = fabric.segment("outside");
        final NamespaceBuilder n1 = host("n1", 11);
        final NamespaceBuilder n2 = host("n2", 12);
        final NamespaceBuilder router;
        final NamespaceBuilder far;

        TwoHosts() {
            router = fabric.namespace("r", NetworkNamespace.Kind.ROUTER).sysctls(Sysctls.ROUTER);
            router.nic("lan", mac(1), 1500, wire, GIGABIT, 0, 100, 0)
                    .address(address("192.168.0.1/24"), 0)
                    .address(address("fd00::1/64"), 0);
            router.nic("wan", mac(2), 1500, outside, GIGABIT, 0, 100, 0)
                    .address(address("203.0.113.1/24"), 0);
            far = fabric.namespace("far", NetworkNamespace.Kind.OUTSIDE);
            var nic = far.nic("eth0", mac(9), 1500, outside, GIGABIT, 0, 100, 0);
            nic.address(address("203.0.113.9/24"), 0);
            far.route(route("0.0.0.0/0", "203.0.113.1", nic.id()));
        }

        private NamespaceBuilder host(String name, int number) {
            var host = fabric.namespace(name, NetworkNamespace.Kind.HOST).sysctls(NODE);
            var nic = host.nic("eth0", mac(number), 1500, wire, GIGABIT, 0, 100, 0);
            nic.address(address("192.168.0." + number + "/24"), 0);
            nic.address(address("fd00::" + number + "/64"), 0);
            host.route(route("0.0.0.0/0", "192.168.0.1", nic.id()));
            return host;
        }

        DeviceBuilder device(NamespaceBuilder namespace, String name) {
            return namespace.device(name).orElseThrow();
        }

        /// A bridge `cni0` with 10.244.N.1/24.
        DeviceBuilder bridge(NamespaceBuilder host, int number, int mtu) {
            var bridge = host.bridge("cni0", mac(0x100 * number + 1), mtu, 0);
            bridge.address(address("10.244." + number + ".1/24"), 0);
            return bridge;
        }

        /// A pod behind that bridge, at 10.244.N.P/24.
        NamespaceBuilder pod(
                String name,
                NamespaceBuilder host,
                DeviceBuilder bridge,
                int number,
                int pod,
                int mtu,
                boolean hairpin) {
            var space = fabric.namespace(name, NetworkNamespace.Kind.POD);
            int id = 0x100 * number + pod;
            fabric.veth(space, "eth0", mac(id), host, "veth" + pod, mac(0x10_0000 + id), mtu, 0);
            device(host, "veth" + pod).master(bridge).hairpin(hairpin);
            var eth0 = device(space, "eth0");
            eth0.address(address("10.244." + number + "." + pod + "/24"), 0);
            space.route(route("0.0.0.0/0", "10.244." + number + ".1", eth0.id()));
            return space;
        }

        /// A tunnel endpoint `flannel.1` with 10.244.N.0/32.
        DeviceBuilder tunnel(NamespaceBuilder host, int number, int mtu) {
            var nic = device(host, "eth0");
            return host.vxlan(
                            "flannel.1",
                            mac(0x10000 + number),
                            mtu,
                            new Vni(1),
                            IpAddress.parse("192.168.0.1" + number),
                            nic,
                            8472,
                            false,
                            0)
                    .address(address("10.244." + number + ".0/32"), 0);
        }

        /// What a tunnel endpoint has to know of another, in three parts (R2.2).
        void peer(
                NamespaceBuilder host,
                DeviceBuilder tunnel,
                int number,
                boolean withRoute,
                boolean withNeighbor,
                boolean withFdb) {
            var subnet = "10.244." + number + ".0";
            var mac = mac(0x10000 + number);
            if (withRoute) {
                host.route(route(subnet + "/24", subnet, tunnel.id()));
            }
            if (withNeighbor) {
                host.neighbor(new Neighbor(tunnel.id(), IpAddress.parse(subnet), mac, 0));
            }
            if (withFdb) {
                var remote = IpAddress.parse("192.168.0.1" + number);
                host.fdb(new FdbEntry(tunnel.id(), mac, remote, 0));
            }
        }

        /// Pod `a` on `n1`, `b` and `c` on `n2`, joined by VXLAN.
        static TwoHosts overlay() {
            var world = new TwoHosts();
            var bridge1 = world.bridge(world.n1, 1, 1450);
            var bridge2 = world.bridge(world.n2, 2, 1450);
            world.pod("a", world.n1, bridge1, 1, 2, 1450, true);
            world.pod("b", world.n2, bridge2, 2, 2, 1450, true);
            world.pod("c", world.n2, bridge2, 2, 3, 1450, true);
            var tunnel1 = world.tunnel(world.n1, 1, 1450);
            var tunnel2 = world.tunnel(world.n2, 2, 1450);
            world.peer(world.n1, tunnel1, 2, true, true, true);
            world.peer(world.n2, tunnel2, 1, true, true, true);
            return world;
        }
    }

    /// `address:port` of a service leads to `to:toPort`; what is marked 0x4000 leaves by the host's
    /// own address.
    static void service(
            NamespaceBuilder host,
            String address,
            int port,
            String to,
            int toPort,
            boolean masquerade) {
        var nat = host.iptables(IpFamily.V4, "nat");
        if (!nat.hasChain("SERVICES")) {
            nat.append("PREROUTING", RuleBuilder.rule(0).jump("SERVICES"));
            nat.append("OUTPUT", RuleBuilder.rule(0).jump("SERVICES"));
            nat.append("POSTROUTING", RuleBuilder.rule(0).jump("MASQ"));
            nat.append("MASQ", RuleBuilder.rule(0).notMark(0x4000, 0x4000).back());
            nat.append("MASQ", RuleBuilder.rule(0).target(new Target.SetMark(0x4000, 0)));
            nat.append("MASQ", RuleBuilder.rule(0).target(new Target.Masquerade(false)));
        }
        var chain = "SVC-" + port;
        nat.append(
                "SERVICES",
                RuleBuilder.rule(0)
                        .destination(IpAddress.parse(address).host())
                        .protocol(Protocol.TCP)
                        .destinationPort(port)
                        .jump(chain));
        if (masquerade) {
            nat.append(chain, RuleBuilder.rule(0).target(new Target.SetMark(0x4000, 0x4000)));
        }
        nat.append(
                chain,
                RuleBuilder.rule(0)
                        .source(IpAddress.parse(to).host())
                        .target(new Target.SetMark(0x4000, 0x4000)));
        nat.append(
                chain,
                RuleBuilder.rule(0)
                        .protocol(Protocol.TCP)
                        .target(new Target.Dnat(IpAddress.parse(to), toPort)));
    }
}

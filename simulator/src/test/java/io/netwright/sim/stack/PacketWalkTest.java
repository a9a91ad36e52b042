package io.netwright.sim.stack;

import static io.netwright.sim.stack.Worlds.address;
import static io.netwright.sim.stack.Worlds.mac;
import static io.netwright.sim.stack.Worlds.route;

import io.netwright.model.net.Cidr;
import io.netwright.model.net.IpFamily;
import io.netwright.model.net.MacAddress;
import io.netwright.sim.fabric.FabricBuilder;
import io.netwright.sim.fabric.NamespaceBuilder;
import io.netwright.sim.fabric.NetworkNamespace;
import io.netwright.sim.fabric.RuleBuilder;
import io.netwright.sim.fabric.Target;
import io.netwright.sim.stack.Worlds.TwoHosts;

import org.approvaltests.Approvals;
import org.junit.jupiter.api.Test;

/// Paths through hand-built networks, step by step.
class PacketWalkTest {
    @Test
    void sameBridge() {
        var net = Net.written(TwoHosts.overlay().fabric.build());
        net.note("b connects to c, behind the same bridge (R1.3, R1.7: TTL 64)");
        net.connect("b", "10.244.2.3", 80);
        Approvals.verify(net.text());
    }

    @Test
    void vxlan() {
        var net = Net.written(TwoHosts.overlay().fabric.build());
        net.note("a connects to b on the other host (R2.42, R1.7: TTL 62)");
        net.connect("a", "10.244.2.2", 80);
        Approvals.verify(net.text());
    }

    @Test
    void nodePortWithRemoteBackend() {
        var world = TwoHosts.overlay();
        Worlds.service(world.n1, "192.168.0.11", 30080, "10.244.2.2", 80, true);
        var net = Net.written(world.fabric.build());
        net.quietly(() -> net.ping("far", "192.168.0.11"));
        net.quietly(() -> net.ping("a", "10.244.2.2"));
        net.note("from outside to n1:30080, the backend is on n2 (R2.46)");
        net.connect("far", "192.168.0.11", 30080);
        Approvals.verify(net.text());
    }

    @Test
    void hairpin() {
        var world = TwoHosts.overlay();
        Worlds.service(world.n1, "10.96.0.1", 80, "10.244.1.2", 8080, false);
        var net = Net.written(world.fabric.build());
        net.quietly(() -> net.ping("a", "10.244.1.1"));
        net.note("a calls its own service (R1.12)");
        net.connect("a", "10.96.0.1", 80);
        Approvals.verify(net.text());
    }

    /// A pod at a /32 whose gateway, 169.254.1.1, is nobody's address.
    private static NamespaceBuilder routed(
            FabricBuilder fabric, NamespaceBuilder host, String name, String address, int number) {
        var pod = fabric.namespace(name, NetworkNamespace.Kind.POD);
        var gateway = new MacAddress(0xeeee_eeee_eeeeL);
        fabric.veth(pod, "eth0", mac(number), host, "cali" + number, gateway, 1500, 0);
        var eth0 = pod.device("eth0").orElseThrow();
        eth0.address(address(address + "/32"), 0);
        eth0.address(address("fd00:10::" + number + "/128"), 0);
        pod.route(route("169.254.1.1/32", null, eth0.id()));
        pod.route(route("0.0.0.0/0", "169.254.1.1", eth0.id()));
        pod.route(route("::/0", "fe80::ecee:eeff:feee:eeee", eth0.id()));
        var outer = host.device("cali" + number).orElseThrow().proxyArp(true);
        outer.route(Cidr.parse(address + "/32"), 0);
        outer.route(Cidr.parse("fd00:10::" + number + "/128"), 0);
        return pod;
    }

    private static TwoHosts routed() {
        var world = new TwoHosts();
        routed(world.fabric, world.n1, "a", "10.1.0.5", 5);
        routed(world.fabric, world.n2, "b", "10.2.0.6", 6);
        int one = world.device(world.n1, "eth0").id();
        int two = world.device(world.n2, "eth0").id();
        world.n1.route(route("10.2.0.0/24", "192.168.0.12", one));
        world.n2.route(route("10.1.0.0/24", "192.168.0.11", two));
        world.n1.route(route("fd00:10::6/128", "fd00::12", one));
        world.n2.route(route("fd00:10::5/128", "fd00::11", two));
        return world;
    }

    @Test
    void proxyArp() {
        var net = Net.written(routed().fabric.build());
        net.note("a sends to b by a gateway that proxy ARP answers for (R1.4)");
        net.send("a", net.bind("a", 5000), "10.2.0.6", 53, Net.bytes("query"));
        Approvals.verify(net.text());
    }

    @Test
    void neighborDiscovery() {
        var net = Net.written(routed().fabric.build());
        net.note("a pings b over IPv6, the gateway is a link-local address (R1.4)");
        net.ping("a", "fd00:10::6");
        Approvals.verify(net.text());
    }

    @Test
    void translatedError() {
        var world = TwoHosts.overlay();
        Worlds.service(world.n1, "10.96.0.1", 80, "10.244.2.2", 8080, false);
        var input = world.n2.iptables(IpFamily.V4, "filter");
        input.append(
                "FORWARD",
                RuleBuilder.rule(0)
                        .destination(Cidr.parse("10.244.2.2/32"))
                        .target(new Target.Reject(Target.Reject.With.PORT_UNREACHABLE)));
        var net = Net.written(world.fabric.build());
        net.quietly(() -> net.ping("a", "10.244.2.3"));
        net.note("n2 rejects; a hears it from the service's address (R4.9)");
        net.connect("a", "10.96.0.1", 80);
        Approvals.verify(net.text());
    }

    @Test
    void fragmentsOfATunnel() {
        var world = new TwoHosts();
        var bridge1 = world.bridge(world.n1, 1, 1500);
        var bridge2 = world.bridge(world.n2, 2, 1500);
        world.pod("a", world.n1, bridge1, 1, 2, 1500, true);
        world.pod("b", world.n2, bridge2, 2, 2, 1500, true);
        var tunnel1 = world.tunnel(world.n1, 1, 1500); // 50 too many for the wire
        var tunnel2 = world.tunnel(world.n2, 2, 1500);
        world.peer(world.n1, tunnel1, 2, true, true, true);
        world.peer(world.n2, tunnel2, 1, true, true, true);
        var net = Net.written(world.fabric.build());
        net.quietly(() -> net.ping("a", "10.244.2.2"));
        net.note("the outer packet is fragmented: VXLAN does not set DF (R2.38)");
        net.send("a", net.bind("a", 5000), "10.244.2.2", 53, Net.zeros(1472));
        Approvals.verify(net.text());
    }
}

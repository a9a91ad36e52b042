package io.netwright.sim.run;

import io.netwright.model.net.Cidr;
import io.netwright.model.net.InterfaceAddress;
import io.netwright.model.net.IpAddress;
import io.netwright.model.net.IpFamily;
import io.netwright.model.net.MacAddress;
import io.netwright.model.net.PortRange;
import io.netwright.model.net.Protocol;
import io.netwright.model.net.Vni;
import io.netwright.sim.fabric.Chain;
import io.netwright.sim.fabric.DeviceBuilder;
import io.netwright.sim.fabric.Fabric;
import io.netwright.sim.fabric.FabricBuilder;
import io.netwright.sim.fabric.FdbEntry;
import io.netwright.sim.fabric.Listening;
import io.netwright.sim.fabric.Match;
import io.netwright.sim.fabric.NamespaceBuilder;
import io.netwright.sim.fabric.Neighbor;
import io.netwright.sim.fabric.NetworkNamespace;
import io.netwright.sim.fabric.Route;
import io.netwright.sim.fabric.RuleBuilder;
import io.netwright.sim.fabric.Sysctls;
import io.netwright.sim.fabric.Target;
import io.netwright.sim.stack.Stack;
import io.netwright.sim.workload.DefaultServer;

import java.util.ArrayList;
import java.util.List;

/// Two hosts on a switch, pods behind a bridge on each, VXLAN between, and on the first host a
/// service 10.96.0.10:80 that sends each connection to one of the second host's pods.
public final class TwoHosts {
    public static final IpAddress SERVICE = IpAddress.parse("10.96.0.10");

    private final FabricBuilder builder = new FabricBuilder();
    private final List<NamespaceBuilder> hosts = new ArrayList<>();
    private final List<DeviceBuilder> bridges = new ArrayList<>();
    private final long bitsPerSecond;
    private final int queueFrames;
    private int macs;

    private TwoHosts(long bitsPerSecond, int queueFrames) {
        this.bitsPerSecond = bitsPerSecond;
        this.queueFrames = queueFrames;
    }

    /// The setup without processes: 1 Gbit/s, 10 µs per cable, default servers everywhere.
    public static Setup setup(int backends) {
        return setup(backends, 1_000_000_000L, 100);
    }

    public static Setup setup(int backends, long bitsPerSecond, int queueFrames) {
        var fabric = new TwoHosts(bitsPerSecond, queueFrames).build(backends);
        return Setup.of(new Stack(fabric))
                .servers(namespace -> new DefaultServer(namespace.name()));
    }

    public static int namespace(Setup setup, String name) {
        return setup.stack().fabric().namespace(name).orElseThrow().id();
    }

    private Fabric build(int backends) {
        int lan = builder.segment("lan");
        host("host/a", lan, 0);
        host("host/b", lan, 1);
        tunnel();
        pod(0, "shop/client", "10.244.0.5");
        for (int i = 0; i < backends; i++) {
            var web = pod(1, "shop/web-" + i, "10.244.1." + (5 + i));
            web.listening(
                    Listening.only(
                            List.of(
                                    new Listening.Port(Protocol.TCP, PortRange.of(8080)),
                                    new Listening.Port(Protocol.UDP, PortRange.of(8080)))));
        }
        service(backends);
        return builder.build();
    }

    private void host(String name, int segment, int number) {
        var host = builder.namespace(name, NetworkNamespace.Kind.HOST);
        host.sysctls(Sysctls.ROUTER);
        host.nic("eth0", mac(), 1500, segment, bitsPerSecond, 10_000, queueFrames, 0)
                .address(InterfaceAddress.parse("192.168.1.1" + number + "/24"), 0);
        var bridge = host.bridge("cni0", mac(), 1450, 0);
        bridge.address(InterfaceAddress.parse("10.244." + number + ".1/24"), 0);
        hosts.add(host);
        bridges.add(bridge);
    }

    private void tunnel() {
        var ends = new ArrayList<DeviceBuilder>();
        for (int i = 0; i < 2; i++) {
            var local = IpAddress.parse("192.168.1.1" + i);
            var end =
                    hosts.get(i)
                            .vxlan(
                                    "flannel.1",
                                    mac(),
                                    1450,
                                    new Vni(1),
                                    local,
                                    hosts.get(i).device("eth0").orElseThrow(),
                                    8472,
                                    false,
                                    0);
            end.address(InterfaceAddress.parse("10.244." + i + ".0/32"), 0);
            ends.add(end);
        }
        for (int i = 0; i < 2; i++) {
            int other = 1 - i;
            var gateway = IpAddress.parse("10.244." + other + ".0");
            var remote = IpAddress.parse("192.168.1.1" + other);
            int device = ends.get(i).id();
            hosts.get(i)
                    .route(
                            new Route(
                                    Route.MAIN,
                                    Cidr.parse("10.244." + other + ".0/24"),
                                    Route.Type.UNICAST,
                                    gateway,
                                    device,
                                    true,
                                    null,
                                    0,
                                    "static",
                                    0))
                    .neighbor(new Neighbor(device, gateway, ends.get(other).mac(), 0))
                    .fdb(new FdbEntry(device, ends.get(other).mac(), remote, 0));
        }
    }

    private NamespaceBuilder pod(int host, String name, String address) {
        var pod = builder.namespace(name, NetworkNamespace.Kind.POD);
        builder.veth(
                pod,
                "eth0",
                mac(),
                hosts.get(host),
                "veth" + name.replaceAll(".*/", ""),
                mac(),
                1450,
                0);
        hosts.get(host)
                .device("veth" + name.replaceAll(".*/", ""))
                .orElseThrow()
                .master(bridges.get(host))
                .hairpin(true);
        var eth0 = pod.device("eth0").orElseThrow();
        eth0.address(InterfaceAddress.parse(address + "/24"), 0);
        pod.route(
                new Route(
                        Route.MAIN,
                        Cidr.parse("0.0.0.0/0"),
                        Route.Type.UNICAST,
                        IpAddress.parse("10.244." + host + ".1"),
                        eth0.id(),
                        false,
                        null,
                        0,
                        "boot",
                        0));
        return pod;
    }

    private void service(int backends) {
        var nat = hosts.get(0).iptables(IpFamily.V4, "nat");
        for (int i = 0; i < backends; i++) {
            var rule =
                    RuleBuilder.rule(0)
                            .destination(SERVICE.host())
                            .protocol(Protocol.TCP)
                            .destinationPort(80);
            int left = backends - i;
            if (left > 1) {
                rule.match(new Match.Chance(Match.Chance.DENOMINATOR / left));
            }
            nat.append(
                    "PREROUTING",
                    rule.target(new Target.Dnat(IpAddress.parse("10.244.1." + (5 + i)), 8080)));
        }
        hosts.get(0)
                .iptables(IpFamily.V4, "filter")
                .append(
                        "FORWARD",
                        RuleBuilder.rule(0).protocol(Protocol.TCP).destinationPort(9999).drop());
    }

    private MacAddress mac() {
        return new MacAddress((0x0a58L << 32) | ++macs);
    }

    /// A place in a chain, as approved walks say it.
    static String chainName(Chain chain, int rule) {
        return chain.name() + (rule < 0 ? " policy" : " " + rule);
    }
}

package io.netwright.sim.stack;

import static io.netwright.sim.stack.Worlds.route;

import static org.assertj.core.api.Assertions.assertThat;

import io.netwright.model.net.Cidr;
import io.netwright.model.net.IpAddress;
import io.netwright.model.net.IpFamily;
import io.netwright.model.net.Protocol;
import io.netwright.sim.fabric.Device;
import io.netwright.sim.fabric.Listening;
import io.netwright.sim.fabric.Match;
import io.netwright.sim.fabric.Route;
import io.netwright.sim.fabric.Rule;
import io.netwright.sim.fabric.RuleBuilder;
import io.netwright.sim.fabric.Sysctls;
import io.netwright.sim.fabric.Target;
import io.netwright.sim.packet.Header;
import io.netwright.sim.packet.Packet;
import io.netwright.sim.packet.Payload;
import io.netwright.sim.stack.Worlds.TwoHosts;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;

/// What the ends of a connection hear, and what is in the tables after.
class OutcomeTest {
    private static final Listening NOTHING = Listening.only(List.of());
    private static final Target.Reject REFUSE =
            new Target.Reject(Target.Reject.With.PORT_UNREACHABLE);

    private static Drops drops(Net net) {
        var drops = new Drops();
        net.recorder = drops;
        return drops;
    }

    private static Rule reject(String destination, Target target) {
        return RuleBuilder.rule(0).destination(Cidr.parse(destination)).target(target);
    }

    /// R2.2a.
    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    false, true,  true,  failed ENETUNREACH,  IP_INNOROUTES
                    true,  false, true,  failed EHOSTUNREACH, NEIGH_FAILED
                    true,  true,  false, timed out,           VXLAN_NO_REMOTE
                    true,  true,  true,  connected,
                    """)
    void tunnelWithoutOneOfItsThreeEntries(
            boolean withRoute,
            boolean withNeighbor,
            boolean withFdb,
            String heard,
            @Nullable DropReason reason) {
        var world = new TwoHosts();
        world.pod("a", world.n1, world.bridge(world.n1, 1, 1450), 1, 2, 1450, true);
        world.pod("b", world.n2, world.bridge(world.n2, 2, 1450), 2, 2, 1450, true);
        var tunnel1 = world.tunnel(world.n1, 1, 1450);
        var tunnel2 = world.tunnel(world.n2, 2, 1450);
        world.peer(world.n1, tunnel1, 2, withRoute, withNeighbor, withFdb);
        world.peer(world.n2, tunnel2, 1, true, true, true);
        var back = world.device(world.router, "lan").id();
        world.router.route(route("10.244.1.0/24", "192.168.0.11", back));
        var net = Net.silent(world.fabric.build());
        var drops = drops(net);
        net.connect("a", "10.244.2.2", 80);
        net.elapse(200);
        assertThat(net.heard("a")).containsExactly(heard);
        if (reason == null) {
            assertThat(drops.reasons).isEmpty();
        } else {
            assertThat(drops.reasons).contains(reason);
        }
    }

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    UNREACHABLE, failed EHOSTUNREACH, IP_INNOROUTES
                    PROHIBIT,    failed EHOSTUNREACH, IP_INNOROUTES
                    BLACKHOLE,   timed out,           BLACKHOLE
                    """)
    void routesThatLeadNowhere(Route.Type type, String heard, DropReason reason) {
        var world = new TwoHosts();
        world.router.route(route("198.51.100.0/24", null, Device.NONE, type));
        var net = Net.silent(world.fabric.build());
        var drops = drops(net);
        net.connect("far", "198.51.100.1", 80);
        net.elapse(200);
        assertThat(net.heard("far")).containsExactly(heard);
        assertThat(drops.reasons).contains(reason);
    }

    @Test
    void closedPortsAnswer() {
        var world = new TwoHosts();
        world.n1.listening(NOTHING);
        var net = Net.silent(world.fabric.build());
        net.connect("far", "192.168.0.11", 80);
        int socket = net.connectUdp("far", "192.168.0.11", 53);
        net.write("far", socket, Net.bytes("query"));
        net.send("far", net.bind("far", 5001), "192.168.0.11", 53, Net.bytes("query"));
        assertThat(net.heard("far")).containsExactly("reset", "failed ECONNREFUSED");
    }

    @Test
    void bytesAndTheEndOfAConnectionArriveInOrder() {
        var net = Net.silent(new TwoHosts().fabric.build());
        int client = net.connect("far", "192.168.0.11", 80);
        net.write("far", client, Net.zeros(4000));
        net.close("far", client);
        var server = net.state.sockets(net.namespace("n1")).getLast();
        net.close("n1", server.id());
        assertThat(net.heard("n1"))
                .containsExactly(
                        "accepted 203.0.113.9:40000",
                        "received 1460 bytes from 203.0.113.9:40000",
                        "received 1460 bytes from 203.0.113.9:40000",
                        "received 1080 bytes from 203.0.113.9:40000",
                        "closed");
        assertThat(net.heard("far")).containsExactly("connected");
        assertThat(net.state.sockets(net.namespace("far"))).isEmpty();
        assertThat(net.state.sockets(net.namespace("n1")))
                .extracting(SocketEntry::state)
                .containsExactly("LISTEN");
    }

    @Test
    void nobodyAnswersOnTheWire() {
        var net = Net.silent(new TwoHosts().fabric.build());
        var drops = drops(net);
        net.connect("n1", "192.168.0.99", 80);
        net.elapse(5);
        assertThat(net.heard("n1")).containsExactly("failed EHOSTUNREACH");
        assertThat(drops.reasons).contains(DropReason.NEIGH_FAILED);
        assertThat(net.state.neighbors(net.namespace("n1"), net.now))
                .extracting(NeighborEntry::state)
                .containsExactly(NeighborEntry.State.FAILED);
    }

    /// R3.19b, R3.19c.
    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    true,  failed ECONNREFUSED, failed EPERM
                    false, timed out,           failed EPERM
                    """)
    void ownFirewall(boolean rejects, String tcp, String udp) {
        var world = new TwoHosts();
        world.n1
                .iptables(IpFamily.V4, "filter")
                .append("OUTPUT", reject("203.0.113.9/32", rejects ? REFUSE : new Target.Drop()));
        var net = Net.silent(world.fabric.build());
        net.connect("n1", "203.0.113.9", 80);
        net.elapse(200);
        assertThat(net.heard("n1")).containsExactly(tcp);
        net.notices.clear();
        net.send("n1", net.bind("n1", 5000), "203.0.113.9", 53, Net.bytes("query"));
        assertThat(net.heard("n1")).containsExactly(udp);
    }

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    PORT_UNREACHABLE, failed ECONNREFUSED
                    HOST_UNREACHABLE, failed EHOSTUNREACH
                    ADMIN_PROHIBITED, failed EHOSTUNREACH
                    TCP_RESET,        reset
                    """)
    void rejectOnTheWay(Target.Reject.With with, String heard) {
        var world = new TwoHosts();
        world.router
                .iptables(IpFamily.V4, "filter")
                .append("FORWARD", reject("192.168.0.11/32", new Target.Reject(with)));
        var net = Net.silent(world.fabric.build());
        net.connect("far", "192.168.0.11", 80);
        assertThat(net.heard("far")).containsExactly(heard);
    }

    @Test
    void dropPolicyIsSilent() {
        var world = new TwoHosts();
        world.n1.iptables(IpFamily.V4, "filter").drops("INPUT", true);
        var net = Net.silent(world.fabric.build());
        var drops = drops(net);
        net.connect("far", "192.168.0.11", 80);
        net.elapse(200);
        assertThat(net.heard("far")).containsExactly("timed out");
        assertThat(drops.reasons).containsOnly(DropReason.NETFILTER_DROP).hasSize(7);
    }

    @Test
    void ttlThatRunsOut() {
        var net = Net.silent(TwoHosts.overlay().fabric.build());
        var drops = drops(net);
        net.ping("a", "10.244.2.2", 1, Net.bytes("x"));
        net.ping("a", "10.244.2.2", 2, Net.bytes("x"));
        net.ping("a", "10.244.2.2", 3, Net.bytes("x"));
        assertThat(net.heard("a"))
                .containsExactly(
                        "failed EHOSTUNREACH",
                        "failed EHOSTUNREACH",
                        "received 1 bytes from 10.244.2.2:1");
        assertThat(drops.reasons).containsExactly(DropReason.TTL_EXPIRED, DropReason.TTL_EXPIRED);
    }

    /// R2.36, R2.37: the first try is too big and tells, the second is fragmented at the source.
    @Test
    void pathMtuIsLearned() {
        var world = new TwoHosts();
        world.pod("a", world.n1, world.bridge(world.n1, 1, 1500), 1, 2, 1500, true);
        world.pod("b", world.n2, world.bridge(world.n2, 2, 1500), 2, 2, 1500, true);
        var tunnel1 = world.tunnel(world.n1, 1, 1450);
        var tunnel2 = world.tunnel(world.n2, 2, 1450);
        world.peer(world.n1, tunnel1, 2, true, true, true);
        world.peer(world.n2, tunnel2, 1, true, true, true);
        var net = Net.silent(world.fabric.build());
        var drops = drops(net);
        net.ping("a", "10.244.2.2", 64, Net.zeros(1472));
        net.ping("a", "10.244.2.2", 64, Net.zeros(1472));
        assertThat(net.heard("a"))
                .containsExactly("failed EMSGSIZE", "received 1472 bytes from 10.244.2.2:1");
        assertThat(drops.reasons).containsExactly(DropReason.PKT_TOO_BIG);
        net.notices.clear();
        int socket = net.connect("a", "10.244.2.2", 80);
        net.write("a", socket, Net.zeros(1410));
        assertThat(net.heard("b")).contains("received 1410 bytes from 10.244.1.2:40000");
    }

    @Test
    void tcpSendsAgainInSmallerSegments() {
        var world = TwoHosts.overlay();
        var net = Net.silent(world.fabric.build());
        int socket = net.connect("far", "192.168.0.11", 80);
        var frag =
                Packet.of(
                        new Payload.Quote(
                                Packet.of(
                                        Payload.NONE,
                                        Header.Ipv4.of(
                                                v4("203.0.113.9"), v4("192.168.0.11"), 6, 64, true),
                                        new Header.Tcp(40_000, 80, 0, 0, 16, 0, 0))),
                        new Header.Ethernet(Worlds.mac(2), Worlds.mac(9), 0x800),
                        Header.Ipv4.of(v4("203.0.113.1"), v4("203.0.113.9"), 1, 64, false),
                        new Header.Icmp(false, 3, 4, 1000));
        net.inject("far", "eth0", frag);
        net.write("far", socket, Net.zeros(1000));
        assertThat(net.heard("n1"))
                .containsExactly(
                        "accepted 203.0.113.9:40000",
                        "received 960 bytes from 203.0.113.9:40000",
                        "received 40 bytes from 203.0.113.9:40000");
    }

    private static IpAddress.V4 v4(String text) {
        return (IpAddress.V4) IpAddress.parse(text);
    }

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    0, 10.9.9.9,     0
                    1, 10.9.9.9,     1
                    2, 10.9.9.9,     0
                    2, 198.51.100.1, 0
                    """)
    void reversePathFilter(int rpFilter, String source, int dropped) {
        var world = new TwoHosts();
        world.router.sysctls(new Sysctls(true, true, false, rpFilter, false, false));
        var lan = world.device(world.router, "lan").id();
        world.router.route(route("10.9.9.0/24", "192.168.0.11", lan));
        world.router.route(route("0.0.0.0/0", "192.168.0.11", lan));
        var net = Net.silent(world.fabric.build());
        var drops = drops(net);
        net.inject(
                "r",
                "wan",
                Packet.of(
                        Payload.NONE,
                        new Header.Ethernet(Worlds.mac(9), Worlds.mac(2), 0x800),
                        Header.Ipv4.of(v4(source), v4("192.168.0.12"), 17, 64, false),
                        new Header.Udp(1000, 2000)));
        assertThat(drops.reasons.stream().filter(it -> it == DropReason.IP_RPFILTER))
                .hasSize(dropped);
    }

    /// R1.13: without br_netfilter the answer of a neighbor on the bridge is not translated back.
    @ParameterizedTest
    @CsvSource({"true, connected", "false, timed out"})
    void serviceWithABackendOnTheSameBridge(boolean bridgeCallsIptables, String heard) {
        var world = TwoHosts.overlay();
        world.n2.sysctls(new Sysctls(true, true, bridgeCallsIptables, 0, false, false));
        Worlds.service(world.n2, "10.96.0.1", 80, "10.244.2.3", 8080, false);
        var net = Net.silent(world.fabric.build());
        net.connect("b", "10.96.0.1", 80);
        net.elapse(200);
        assertThat(net.heard("b")).containsExactly(heard);
    }

    /// R1.12: without masquerade or without hairpin mode it hangs.
    @ParameterizedTest
    @CsvSource({"true, connected", "false, timed out"})
    void hairpin(boolean hairpin, String heard) {
        var world = new TwoHosts();
        world.pod("a", world.n1, world.bridge(world.n1, 1, 1500), 1, 2, 1500, hairpin);
        Worlds.service(world.n1, "10.96.0.1", 80, "10.244.1.2", 8080, false);
        var net = Net.silent(world.fabric.build());
        net.connect("a", "10.96.0.1", 80);
        net.elapse(200);
        assertThat(net.heard("a")).contains(heard);
    }

    /// R4.1, R4.5: the second client's port is taken by the first one's.
    @Test
    void masqueradeKeepsThePortWhileItIsFree() {
        var world = TwoHosts.overlay();
        world.n2
                .iptables(IpFamily.V4, "nat")
                .append(
                        "POSTROUTING",
                        RuleBuilder.rule(0).out("eth0").target(new Target.Masquerade(false)));
        var net = Net.silent(world.fabric.build());
        net.connect("b", null, 40_000, "203.0.113.9", 80);
        net.connect("c", null, 40_000, "203.0.113.9", 80);
        assertThat(net.heard("b")).containsExactly("connected");
        assertThat(net.heard("c")).containsExactly("connected");
        var entries = net.state.conntrack(net.namespace("n2"), net.now);
        assertThat(entries).allMatch(it -> it.snat() && it.assured() && !it.dnat());
        assertThat(entries.get(0).reply().destinationPort()).isEqualTo(40_000);
        assertThat(entries.get(1).reply().destinationPort()).isNotEqualTo(40_000);
        assertThat(net.state.conntrack(net.namespace("n2"), net.now + 432_000_000_000_000L))
                .isEmpty();
    }

    @Test
    void ownServiceOverLoopback() {
        var world = new TwoHosts();
        Worlds.service(world.n1, "10.96.0.1", 80, "192.168.0.11", 8080, false);
        var net = Net.silent(world.fabric.build());
        int client = net.connect("n1", "10.96.0.1", 80);
        net.write("n1", client, Net.bytes("hello"));
        assertThat(net.heard("n1"))
                .contains("connected", "received 5 bytes from 192.168.0.11:40000");
        net.notices.clear();
        net.connect("n1", null, 40_001, "127.0.0.1", 22);
        assertThat(net.heard("n1")).contains("connected", "accepted 127.0.0.1:40001");
    }

    @Test
    void forksGoTheirOwnWays() {
        var world = TwoHosts.overlay();
        Worlds.service(world.n1, "10.96.0.1", 80, "10.244.2.2", 8080, false);
        var net = Net.silent(world.fabric.build());
        int n1 = net.namespace("n1");
        var before = net.state.fork();
        net.connect("a", "10.96.0.1", 80);
        var after = net.state.fork();
        assertThat(before.conntrack(n1, net.now)).isEmpty();
        assertThat(before.neighbors(n1, net.now)).isEmpty();
        assertThat(after.conntrack(n1, net.now)).filteredOn(ConntrackEntry::dnat).hasSize(1);
        net.connect("a", null, 40_001, "10.96.0.1", 80);
        assertThat(after.conntrack(n1, net.now)).filteredOn(ConntrackEntry::dnat).hasSize(1);
        assertThat(net.state.conntrack(n1, net.now)).filteredOn(ConntrackEntry::dnat).hasSize(2);
        net.state = after;
        net.connect("a", null, 40_002, "10.96.0.1", 80);
        assertThat(net.heard("a")).containsExactly("connected", "connected", "connected");
    }

    @Test
    void noConntrackWhereNothingAsksForIt() {
        var world = new TwoHosts();
        world.n1.iptables(IpFamily.V4, "filter").append("INPUT", RuleBuilder.rule(0).accept());
        world.n2
                .iptables(IpFamily.V4, "filter")
                .append(
                        "INPUT",
                        RuleBuilder.rule(0)
                                .protocol(Protocol.TCP)
                                .state(Match.ConntrackState.State.NEW)
                                .accept());
        var net = Net.silent(world.fabric.build());
        net.connect("n1", "192.168.0.12", 80);
        assertThat(net.state.conntrack(net.namespace("n1"), net.now)).isEmpty();
        assertThat(net.state.conntrack(net.namespace("n2"), net.now)).hasSize(1);
    }
}

package io.netwright.sim.stack;

import static io.netwright.sim.fabric.RuleBuilder.rule;
import static io.netwright.sim.stack.Worlds.address;
import static io.netwright.sim.stack.Worlds.route;

import static org.assertj.core.api.Assertions.assertThat;

import io.netwright.model.net.IpAddress;
import io.netwright.model.net.IpFamily;
import io.netwright.model.net.Protocol;
import io.netwright.sim.fabric.Match;
import io.netwright.sim.fabric.RealServer;
import io.netwright.sim.fabric.Target;
import io.netwright.sim.fabric.VirtualServer;
import io.netwright.sim.stack.Worlds.TwoHosts;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Virtual servers of IPVS on `n1`, at an address that its `kube-ipvs0` holds. The real servers are
/// `n2`, the router and `n1` itself.
class IpvsTest {
    private static final String VIP = "198.51.100.7";

    private static final class World {
        final TwoHosts hosts = new TwoHosts();

        World() {
            hosts.router.route(
                    route(VIP + "/32", "192.168.0.11", hosts.device(hosts.router, "lan").id()));
            hosts.n1.dummy("kube-ipvs0", Worlds.mac(77), 0).address(address(VIP + "/32"), 0);
        }

        World masquerading() {
            hosts.n1
                    .iptables(IpFamily.V4, "nat")
                    .append("POSTROUTING", rule(0).target(new Target.Masquerade(true)));
            return this;
        }

        World server(String scheduler, int persistence, RealServer... servers) {
            hosts.n1.virtualServer(
                    new VirtualServer(
                            IpAddress.parse(VIP),
                            80,
                            Protocol.TCP,
                            0,
                            scheduler,
                            List.of(),
                            persistence,
                            List.of(servers),
                            0));
            return this;
        }

        Net net() {
            return Net.silent(hosts.fabric.build());
        }
    }

    private static RealServer real(String address, int weight) {
        return new RealServer(IpAddress.parse(address), 8080, weight, 0);
    }

    private static String heard(Net net) {
        net.connect("far", VIP, 80);
        net.elapse(200);
        return String.join(", ", net.heard("far"));
    }

    /// The real servers of the connections of `n1`, in the order in which they came.
    private static List<String> chosen(Net net) {
        return net.state.balanced(net.namespace("n1"), net.now).stream()
                .map(it -> it.server().address().toString())
                .toList();
    }

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    192.168.0.12, 1, connected
                    192.168.0.1,  1, connected
                    192.168.0.11, 1, connected
                    192.168.0.12, 0, failed ECONNREFUSED
                    """)
    void forwardsAndRefuses(String server, int weight, String heard) {
        var net = new World().masquerading().server("rr", 0, real(server, weight)).net();
        assertThat(heard(net)).isEqualTo(heard);
    }

    @Test
    void refusesWithoutRealServers() {
        assertThat(heard(new World().server("rr", 0).net())).isEqualTo("failed ECONNREFUSED");
    }

    /// R3.31: the real server's answer does not come back by way of the director.
    @Test
    void answersThatGoAnotherWayAreLost() {
        var net = new World().server("rr", 0, real("192.168.0.12", 1)).net();
        assertThat(heard(net)).doesNotContain("connected");
    }

    @Test
    void theHostReachesItsOwnVirtualServer() {
        var net = new World().masquerading().server("rr", 0, real("192.168.0.12", 1)).net();
        net.connect("n1", VIP, 80);
        assertThat(net.heard("n1")).containsExactly("connected");
    }

    /// Conntrack knows the real server, and NAT has not translated the destination.
    @Test
    void conntrackExpectsTheRealServer() {
        var net = new World().masquerading().server("rr", 0, real("192.168.0.12", 1)).net();
        net.connect("far", VIP, 80);
        var entry = net.state.conntrack(net.namespace("n1"), net.now).getLast();
        assertThat(entry.original().destination()).hasToString(VIP);
        assertThat(entry.reply().source()).hasToString("192.168.0.12");
        assertThat(entry.reply().destination()).hasToString("192.168.0.11");
        assertThat(entry.dnat()).isFalse();
        assertThat(entry.snat()).isTrue();
    }

    /// Masqueraded or not, it goes by way of OUTPUT and POSTROUTING, never FORWARD.
    @ParameterizedTest
    @CsvSource({"INPUT, false", "OUTPUT, false", "FORWARD, true"})
    void passesTheHooks(String chain, boolean connects) {
        var world = new World().masquerading().server("rr", 0, real("192.168.0.12", 1));
        int port = chain.equals("INPUT") ? 80 : 8080;
        world.hosts
                .n1
                .iptables(IpFamily.V4, "filter")
                .append(chain, rule(0).protocol(Protocol.TCP).destinationPort(port).drop());
        assertThat(heard(world.net()).equals("connected")).isEqualTo(connects);
    }

    @ParameterizedTest
    @CsvSource({"198.51.100.7, 80, false", "198.51.100.7, 81, true", "198.51.100.8, 80, true"})
    void rulesSeeTheVirtualServer(String address, int port, boolean connects) {
        var world = new World().masquerading().server("rr", 0, real("192.168.0.12", 1));
        world.hosts
                .n1
                .iptables(IpFamily.V4, "filter")
                .append(
                        "OUTPUT",
                        rule(0).match(
                                        new Match.ThroughVirtualServer(
                                                IpAddress.parse(address), Protocol.TCP, port))
                                .drop());
        assertThat(heard(world.net()).equals("connected")).isEqualTo(connects);
    }

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    rr,  0,  192.168.0.12 192.168.0.1 192.168.0.12 192.168.0.1
                    lc,  0,  192.168.0.12 192.168.0.1 192.168.0.12 192.168.0.1
                    wlc, 0,  192.168.0.12 192.168.0.1 192.168.0.12 192.168.0.1
                    nq,  0,  192.168.0.12 192.168.0.1 192.168.0.12 192.168.0.1
                    sed, 0,  192.168.0.12 192.168.0.1 192.168.0.12 192.168.0.1
                    sh,  0,  192.168.0.12 192.168.0.12 192.168.0.12 192.168.0.12
                    dh,  0,  192.168.0.12 192.168.0.12 192.168.0.12 192.168.0.12
                    mh,  0,  192.168.0.12 192.168.0.12 192.168.0.12 192.168.0.12
                    rr,  60, 192.168.0.12 192.168.0.12 192.168.0.12 192.168.0.12
                    """)
    void schedules(String scheduler, int persistence, String expected) {
        var world =
                new World()
                        .masquerading()
                        .server(
                                scheduler,
                                persistence,
                                real("192.168.0.12", 1),
                                real("192.168.0.1", 1),
                                real("192.168.0.11", 0));
        var net = world.net();
        for (int i = 0; i < 4; i++) {
            net.connect("far", null, 40_000 + i, VIP, 80);
        }
        assertThat(chosen(net)).isEqualTo(Arrays.asList(expected.split(" ", -1)));
    }

    /// Every real server with a weight is as likely to have the first turn.
    @Test
    void theFirstTurnIsChance() {
        var world =
                new World()
                        .server(
                                "rr",
                                0,
                                real("192.168.0.12", 1),
                                real("192.168.0.1", 1),
                                real("192.168.0.11", 0));
        var net = world.net();
        var asked = new ArrayList<String>();
        net.chooser =
                (at, weights) -> {
                    asked.add(at + " " + Arrays.toString(weights));
                    return at == Chooser.ChoicePoint.REAL_SERVER ? 1 : 0;
                };
        net.connect("far", VIP, 80);
        assertThat(asked).contains("REAL_SERVER [1, 1, 0]");
        assertThat(chosen(net)).containsExactly("192.168.0.1");
    }

    /// A fork goes its own way.
    @Test
    void forksDoNotShareConnections() {
        var net = new World().masquerading().server("rr", 0, real("192.168.0.12", 1)).net();
        var before = net.state.fork();
        net.connect("far", VIP, 80);
        assertThat(chosen(net)).hasSize(1);
        assertThat(before.balanced(net.namespace("n1"), net.now)).isEmpty();
    }

    /// An error about a packet to the real server reaches the client as one about the virtual one.
    @Test
    void errorsComeBackWithTheVirtualAddress() {
        var world = new World().masquerading().server("rr", 0, real("192.168.0.12", 1));
        world.hosts
                .n2
                .iptables(IpFamily.V4, "filter")
                .append(
                        "INPUT",
                        rule(0).target(new Target.Reject(Target.Reject.With.PORT_UNREACHABLE)));
        assertThat(heard(world.net())).isEqualTo("failed ECONNREFUSED");
    }
}

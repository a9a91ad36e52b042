package io.netwright.sim.stack;

import static io.netwright.sim.fabric.RuleBuilder.rule;
import static io.netwright.sim.stack.Worlds.route;

import static org.assertj.core.api.Assertions.assertThat;

import io.netwright.model.net.Cidr;
import io.netwright.model.net.IpAddress;
import io.netwright.model.net.IpFamily;
import io.netwright.model.net.PortRange;
import io.netwright.model.net.Protocol;
import io.netwright.sim.fabric.Chain;
import io.netwright.sim.fabric.Entry;
import io.netwright.sim.fabric.Hook;
import io.netwright.sim.fabric.KeyField;
import io.netwright.sim.fabric.KeyType;
import io.netwright.sim.fabric.KeyValue;
import io.netwright.sim.fabric.Match;
import io.netwright.sim.fabric.NamedSet;
import io.netwright.sim.fabric.NftTableBuilder;
import io.netwright.sim.fabric.SetElement;
import io.netwright.sim.fabric.Table;
import io.netwright.sim.fabric.Target;
import io.netwright.sim.stack.Worlds.TwoHosts;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.ArrayList;
import java.util.List;

/// Tables of nftables, as the kernel evaluates them.
class NftTest {
    private static final String VIP = "198.51.100.7";
    private static final Target REFUSE = new Target.Reject(Target.Reject.With.PORT_UNREACHABLE);
    private static final List<KeyField> SERVICE =
            List.of(KeyField.DESTINATION, KeyField.PROTOCOL, KeyField.DESTINATION_PORT);

    /// `n1` with a service at the VIP, whose endpoints are `n2` and the router.
    private static final class World {
        final TwoHosts hosts = new TwoHosts();
        final NftTableBuilder table = hosts.n1.nft(IpFamily.V4, "t");

        World() {
            hosts.router.route(
                    route(VIP + "/32", "192.168.0.11", hosts.device(hosts.router, "lan").id()));
            table.base("pre", Chain.Type.NAT, Hook.PREROUTING, -100)
                    .base("post", Chain.Type.NAT, Hook.POSTROUTING, 100)
                    .base("fwd", Chain.Type.FILTER, Hook.FORWARD, 0)
                    .append("post", rule(0).target(new Target.Masquerade(true)));
        }

        World services(String address, Protocol protocol, int from, int to, Target target) {
            table.verdicts("services", "", KeyType.ADDRESS, KeyType.PROTOCOL, KeyType.PORT)
                    .element("services", element(address, protocol, from, to, target))
                    .append("pre", rule(0).target(new Target.Lookup(SERVICE, "services")));
            return this;
        }

        Net net() {
            return Net.silent(hosts.fabric.build());
        }
    }

    private static SetElement element(
            String address, Protocol protocol, int from, int to, @Nullable Target target) {
        return new SetElement(
                List.of(
                        new KeyValue.Addresses(Cidr.parse(address)),
                        new KeyValue.ProtocolOf(protocol),
                        new KeyValue.Ports(new PortRange(from, to))),
                target,
                "",
                7);
    }

    private static SetElement to(String address) {
        return SetElement.choice(dnat(address), 0);
    }

    private static Target dnat(String address) {
        return new Target.Dnat(IpAddress.parse(address), 8080);
    }

    private static String heard(Net net) {
        net.connect("far", VIP, 80);
        net.elapse(200);
        return String.join(", ", net.heard("far"));
    }

    /// The backend of each connection, by what the conntrack of `n1` has.
    private static String backend(Net net) {
        return net.state
                .conntrack(net.namespace("n1"), net.now)
                .getLast()
                .reply()
                .source()
                .toString();
    }

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    198.51.100.7/32,  TCP, 80, 80,  connected
                    198.51.100.0/24,  TCP, 80, 80,  connected
                    198.51.100.7/32,  TCP, 1,  100, connected
                    198.51.100.7/32,  UDP, 80, 80,  timed out
                    198.51.100.7/32,  TCP, 81, 81,  timed out
                    198.51.100.8/32,  TCP, 80, 80,  timed out
                    """)
    void mapsFindTheirElement(String address, Protocol protocol, int from, int to, String heard) {
        var world = new World();
        world.table.append("svc", rule(0).target(dnat("192.168.0.12")));
        world.services(address, protocol, from, to, new Target.Goto("svc"));
        world.table.append("fwd", rule(0).destination(Cidr.parse(VIP + "/32")).drop());
        assertThat(heard(world.net())).isEqualTo(heard);
    }

    @Test
    void tellsTheElementThatDecided() {
        var world = new World();
        world.table.append("svc", rule(0).target(dnat("192.168.0.12")));
        world.services(VIP + "/32", Protocol.TCP, 80, 80, new Target.Goto("svc"));
        world.table
                .set("backends", "", KeyType.ADDRESS)
                .element(
                        "backends",
                        new SetElement(
                                List.of(new KeyValue.Addresses(Cidr.parse("192.168.0.12/32"))),
                                null,
                                "",
                                9))
                .append(
                        "fwd",
                        rule(0).match(
                                        new Match.InNamedSet(
                                                "backends", List.of(KeyField.DESTINATION), false))
                                .accept());
        var net = world.net();
        var told = new Told();
        net.recorder = told;
        net.connect("far", VIP, 80);
        assertThat(told.lines).startsWith("pre 1 by 7", "svc 1 by 0", "fwd 1 by 9", "post 1 by 0");
    }

    @Test
    void choosesAmongEndpoints() {
        var world = new World();
        var choices = List.of(to("192.168.0.12"), to("192.168.0.1"));
        world.table.append("svc", rule(0).target(new Target.AtRandom(choices)));
        world.services(VIP + "/32", Protocol.TCP, 80, 80, new Target.Goto("svc"));
        for (int i = 0; i < 2; i++) {
            int chosen = i;
            var net = world.net();
            var weights = new ArrayList<long[]>();
            net.chooser =
                    (at, all) -> {
                        if (at != Chooser.ChoicePoint.STATISTIC) {
                            return 0;
                        }
                        weights.add(all);
                        return chosen;
                    };
            heard(net);
            assertThat(weights).containsExactly(new long[] {1, 1});
            assertThat(backend(net)).isEqualTo(chosen == 0 ? "192.168.0.12" : "192.168.0.1");
        }
    }

    /// R3.22, R3.35: the window slides, and an address that was idle longer is drawn anew.
    @ParameterizedTest
    @CsvSource({"50, 192.168.0.12", "150, 192.168.0.12", "61, 192.168.0.12"})
    void remembersAnAddressForAWhile(int idle, String endpoint) {
        var world = new World();
        var key = List.of(KeyField.SOURCE);
        world.table
                .dynamic("affinity", 60)
                .append(
                        "svc",
                        rule(0).match(new Match.InNamedSet("affinity", key, false)).onward("ep"))
                .append(
                        "svc",
                        rule(0).target(
                                        new Target.AtRandom(
                                                List.of(
                                                        SetElement.choice(new Target.Goto("ep"), 0),
                                                        to("192.168.0.1")))))
                .append(
                        "ep",
                        rule(0).match(new Match.UpdateSet("affinity", key))
                                .protocol(Protocol.TCP)
                                .target(dnat(endpoint)));
        world.services(VIP + "/32", Protocol.TCP, 80, 80, new Target.Goto("svc"));
        var net = world.net();
        net.connect("far", VIP, 80);
        net.now += idle * 1_000_000_000L;
        net.chooser = (at, _) -> at == Chooser.ChoicePoint.STATISTIC ? 1 : 0;
        net.connect("far", null, 40_001, VIP, 80);
        assertThat(backend(net)).isEqualTo(idle < 60 ? endpoint : "192.168.0.1");
        assertThat(remembered(net)).isEqualTo(idle < 60 ? List.of(60_000_000_000L) : List.of());
    }

    private static List<Long> remembered(Net net) {
        int n1 = net.namespace("n1");
        var table = table(net);
        NamedSet set = table.set("affinity").orElseThrow();
        return List.copyOf(net.state.remembered(n1, table, set, net.now).values());
    }

    private static Table table(Net net) {
        return net.fabric.namespaces().get(net.namespace("n1")).tables().stream()
                .filter(it -> it.tool() == Table.Tool.NFT)
                .findFirst()
                .orElseThrow();
    }

    /// A goto does not come back to the chain that it is in, but to the one that jumped there.
    @Test
    void gotoReturnsToTheCaller() {
        var world = new World();
        world.table
                .append("fwd", rule(0).jump("a"))
                .append("fwd", rule(0).target(REFUSE))
                .append("a", rule(0).onward("b"))
                .append("a", rule(0).drop())
                .append("b", rule(0).back());
        world.services(VIP + "/32", Protocol.TCP, 80, 80, dnat("192.168.0.12"));
        assertThat(heard(world.net())).isEqualTo("failed ECONNREFUSED");
    }

    /// Measured on Linux 6.18: of two chains with one priority the later one comes first.
    @Test
    void nftablesComeBeforeIptablesOfTheSamePriority() {
        var world = new World();
        world.services(VIP + "/32", Protocol.TCP, 80, 80, dnat("192.168.0.12"));
        world.hosts.n1.iptables(IpFamily.V4, "filter").append("FORWARD", rule(0).drop());
        world.table.append("fwd", rule(0).target(REFUSE));
        assertThat(heard(world.net())).isEqualTo("failed ECONNREFUSED");
    }

    /// R3.8: an accept ends its own base chain and no other.
    @ParameterizedTest
    @CsvSource({"-10", "10"})
    void anAcceptDoesNotOverrideAnotherTable(int priority) {
        var world = new World();
        world.services(VIP + "/32", Protocol.TCP, 80, 80, dnat("192.168.0.12"));
        world.table.append("fwd", rule(0).accept());
        world.hosts
                .n1
                .nft(IpFamily.V4, "other")
                .base("f", Chain.Type.FILTER, Hook.FORWARD, priority)
                .append("f", rule(0).drop());
        assertThat(heard(world.net())).isEqualTo("timed out");
    }

    /// As kube-proxy has it: the mark goes in the rule that masquerades.
    @Test
    void statementsActInOrder() {
        var hosts = new TwoHosts();
        hosts.router.route(
                route(VIP + "/32", "192.168.0.11", hosts.device(hosts.router, "lan").id()));
        hosts.n1
                .nft(IpFamily.V4, "t")
                .base("pre", Chain.Type.NAT, Hook.PREROUTING, -100)
                .append(
                        "pre",
                        rule(0).source(Cidr.parse("203.0.113.0/24"))
                                .target(new Target.SetMark(0x4000, 0x4000)))
                .append("pre", rule(0).target(dnat("192.168.0.12")))
                .base("post", Chain.Type.NAT, Hook.POSTROUTING, 100)
                .append(
                        "post",
                        rule(0).notMark(0, 0x4000)
                                .match(new Match.SetsMark(0x4000, 0))
                                .target(new Target.Masquerade(true)));
        var net = Net.silent(hosts.fabric.build());
        var told = new Told();
        net.recorder = told;
        assertThat(heard(net)).isEqualTo("connected");
        assertThat(told.marks).containsSubsequence("0>4000", "4000>0");
    }

    private static final class Told implements Recorder {
        final List<String> lines = new ArrayList<>();
        final List<String> marks = new ArrayList<>();

        @Override
        public void rule(
                int namespace,
                Hook hook,
                Table table,
                Chain chain,
                int rule,
                @Nullable SetElement element,
                Skb before,
                Skb after) {
            marks.add(Integer.toHexString(before.mark()) + ">" + Integer.toHexString(after.mark()));
            if (rule >= 0) {
                lines.add(
                        "%s %d by %d"
                                .formatted(
                                        chain.name(),
                                        rule + 1,
                                        element == null ? 0 : element.origin()));
            }
        }

        @Override
        public void step(
                int namespace,
                int device,
                Stage stage,
                @Nullable Entry entry,
                Skb before,
                Skb after) {}

        @Override
        public void drop(
                int namespace, int device, DropReason reason, @Nullable Entry entry, Skb skb) {}
    }
}

package io.netwright.sim.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.netwright.model.net.Cidr;
import io.netwright.model.net.IpAddress;
import io.netwright.model.net.IpFamily;
import io.netwright.model.net.PortRange;
import io.netwright.model.net.Protocol;
import io.netwright.sim.fabric.FabricBuilder;
import io.netwright.sim.fabric.IpSet;
import io.netwright.sim.fabric.Match;
import io.netwright.sim.fabric.Match.ConntrackState.State;
import io.netwright.sim.fabric.NetworkNamespace;
import io.netwright.sim.packet.Header;
import io.netwright.sim.packet.Packet;
import io.netwright.sim.packet.Payload;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/// Each match against one packet: TCP from 10.0.0.5:1234 to 10.0.1.7:80, in by `eth0` and out by
/// `cali7`, marked 0x4001, the first of a connection whose destination was translated.
class ConditionsTest {
    private final Kernel kernel;
    private final Flight flight;
    private final Conditions conditions;
    private final Run run;

    ConditionsTest() {
        var fabric = new FabricBuilder();
        var namespace = fabric.namespace("n", NetworkNamespace.Kind.HOST);
        namespace.bridge("eth0", Worlds.mac(1), 1500, 0).address(Worlds.address("10.0.0.1/24"), 0);
        namespace.bridge("cali7", Worlds.mac(2), 1500, 0).address(Worlds.address("10.0.1.1/24"), 0);
        var built = fabric.build();
        kernel = new Kernel(built);
        run = run(0);
        flight = flight("10.0.0.5", "10.0.1.7", new Header.Tcp(1234, 80, 0, 0, 2, 0, 0), 6);
        var sets = new LinkedHashMap<String, CompiledSet>();
        put(sets, "nets", "hash:net", "10.0.0.0/8", "!10.0.1.0/24", "10.0.1.7/32");
        put(sets, "holes", "hash:net", "10.0.0.0/8", "!10.0.1.0/24");
        put(sets, "ports", "hash:ip,port", "10.0.1.7/32 80");
        put(sets, "others", "hash:ip,port", "10.0.1.7/32 81");
        conditions = new Conditions(kernel.spaces[0].links, sets, new LinkedHashMap<>());
    }

    private Run run(int way) {
        var state = new FabricState(new FabricBuilder().build());
        return new Run(state, 5_000_000_000L, (_, _) -> way, Recorder.NONE, new ArrayList<>());
    }

    private Flight flight(String from, String to, Header transport, int protocol) {
        var ip =
                Header.Ipv4.of(
                        (IpAddress.V4) IpAddress.parse(from),
                        (IpAddress.V4) IpAddress.parse(to),
                        protocol,
                        64,
                        true);
        var packet = Packet.of(Payload.NONE, ip, transport);
        var skb = new Skb(packet, 0x4001, 1, 2, CtState.NEW, 1);
        var it = new Flight(kernel.spaces[0], new NamespaceState(new Object()), skb);
        it.in(kernel.spaces[0].links[1]);
        it.out(kernel.spaces[0].links[2]);
        var connection = new Connection(it.tuple(), Conntrack.invert(it.tuple()), 0);
        connection.dnat = true;
        it.connection = connection;
        return it;
    }

    private static void put(
            SequencedMap<String, CompiledSet> sets, String name, String type, String... texts) {
        var members = new ArrayList<IpSet.Member>();
        for (var text : texts) {
            boolean except = text.startsWith("!");
            var parts = text.substring(except ? 1 : 0).split(" ", -1);
            var port = parts.length > 1 ? Integer.parseInt(parts[1]) : 0;
            members.add(
                    new IpSet.Member(
                            Cidr.parse(parts[0]), port > 0 ? Protocol.TCP : null, port, except));
        }
        sets.put(name, new CompiledSet(new IpSet(name, type, IpFamily.V4, members)));
    }

    private static List<PortRange> ports(int from, int to) {
        return List.of(PortRange.of(22), new PortRange(from, to));
    }

    static List<Arguments> matches() {
        var near = Cidr.parse("10.0.0.0/24");
        var far = Cidr.parse("10.0.1.0/24");
        var all = new ArrayList<Arguments>();
        all.add(arguments(new Match.Source(near, false), true));
        all.add(arguments(new Match.Source(near, true), false));
        all.add(arguments(new Match.Source(far, false), false));
        all.add(arguments(new Match.Destination(far, false), true));
        all.add(arguments(new Match.Destination(far, true), false));
        all.add(arguments(new Match.Destination(Cidr.ALL_V4, false), true));
        all.add(arguments(new Match.InInterface("eth0", false), true));
        all.add(arguments(new Match.InInterface("eth1", false), false));
        all.add(arguments(new Match.OutInterface("cali+", false), true));
        all.add(arguments(new Match.OutInterface("cali", false), false));
        all.add(arguments(new Match.OutInterface("cali+", true), false));
        all.add(arguments(new Match.ProtocolIs(Protocol.TCP, false), true));
        all.add(arguments(new Match.ProtocolIs(Protocol.UDP, true), true));
        all.add(arguments(new Match.DestinationPort(ports(80, 90), false), true));
        all.add(arguments(new Match.DestinationPort(ports(81, 90), false), false));
        all.add(arguments(new Match.DestinationPort(ports(81, 90), true), true));
        all.add(arguments(new Match.SourcePort(ports(1000, 2000), false), true));
        all.add(arguments(new Match.IcmpType(8, -1), false));
        all.add(arguments(states(false, State.NEW), true));
        all.add(arguments(states(false, State.RELATED, State.ESTABLISHED), false));
        all.add(arguments(states(true, State.INVALID), true));
        all.add(arguments(states(false, State.DNAT), true));
        all.add(arguments(states(false, State.SNAT), false));
        all.add(arguments(new Match.Mark(0x4000, 0x4000, false), true));
        all.add(arguments(new Match.Mark(0x4000, 0xffff, false), false));
        all.add(arguments(new Match.Mark(0x4000, 0x4000, true), false));
        all.add(
                arguments(
                        new Match.AddressType(true, Match.AddressType.Type.UNICAST, false), true));
        all.add(arguments(new Match.AddressType(true, Match.AddressType.Type.LOCAL, false), false));
        all.add(arguments(new Match.AddressType(false, Match.AddressType.Type.LOCAL, true), true));
        all.add(arguments(inSet("nets", true), true));
        all.add(arguments(inSet("holes", true), false));
        all.add(arguments(inSet("holes", false), true));
        all.add(arguments(inSet("ports", true, true), true));
        all.add(arguments(inSet("others", true, true), false));
        all.add(arguments(new Match.InSet("holes", List.of(true), true), true));
        all.add(arguments(new Match.ReversePath(false, false, false), true));
        all.add(arguments(new Match.ReversePath(false, false, true), false));
        return all;
    }

    private static Match inSet(String name, Boolean... destination) {
        return new Match.InSet(name, List.of(destination), false);
    }

    private static Match states(boolean negated, State... states) {
        return new Match.ConntrackState(List.of(states), negated);
    }

    @ParameterizedTest
    @MethodSource("matches")
    void matches(Match match, boolean expected) {
        assertThat(conditions.compile(match).test(run, flight)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    10.0.0.1,     LOCAL
                    127.5.6.7,    LOCAL
                    10.0.0.255,   BROADCAST
                    255.255.255.255, BROADCAST
                    224.0.0.251,  MULTICAST
                    8.8.8.8,      UNICAST
                    """)
    void addressTypes(String destination, Match.AddressType.Type type) {
        var to = flight("10.0.0.5", destination, new Header.Udp(1, 2), 17);
        var match = new Match.AddressType(true, type, false);
        assertThat(conditions.compile(match).test(run, to)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"8, -1, true", "8, 0, true", "8, 1, false", "0, -1, false"})
    void icmpTypes(int type, int code, boolean expected) {
        var ping = flight("10.0.0.5", "10.0.1.7", new Header.Icmp(false, 8, 0, 1), 1);
        var match = new Match.IcmpType(type, code);
        assertThat(conditions.compile(match).test(run, ping)).isEqualTo(expected);
    }

    /// A later fragment has no ports (R2.36).
    @ParameterizedTest
    @CsvSource({"true", "false"})
    void portsOfAFragment(boolean negated) {
        var ip = new Header.Ipv4(IpAddress.V4.ANY, IpAddress.V4.ANY, 17, 64, 1, false, false, 1480);
        var skb = new Skb(Packet.of(Payload.NONE, ip), 0, 1, -1, CtState.NONE, 1);
        var later = new Flight(kernel.spaces[0], new NamespaceState(new Object()), skb);
        var match = new Match.DestinationPort(ports(53, 53), negated);
        assertThat(conditions.compile(match).test(run, later)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"0, true", "1, false"})
    void chance(int way, boolean expected) {
        var match = new Match.Chance(1L << 30);
        assertThat(conditions.compile(match).test(run(way), flight)).isEqualTo(expected);
    }

    /// Seen at 5 s; the window slides with every visit (R3.22).
    @ParameterizedTest
    @CsvSource({"5, 10, true", "15, 10, true", "16, 10, false"})
    void recentlySeen(long second, int window, boolean expected) {
        var seen = conditions.compile(new Match.RecentlySeen("list", window));
        assertThat(seen.test(run, flight)).isFalse();
        assertThat(conditions.compile(new Match.NoteRecent("list")).test(run, flight)).isTrue();
        var later =
                new Run(
                        run.state,
                        second * 1_000_000_000L,
                        run.chooser,
                        Recorder.NONE,
                        new ArrayList<>());
        assertThat(seen.test(later, flight)).isEqualTo(expected);
    }
}

package io.netwright.sim.stack;

import static org.assertj.core.api.Assertions.assertThat;

import io.netwright.model.net.Cidr;
import io.netwright.model.net.IpAddress;
import io.netwright.model.net.IpFamily;
import io.netwright.sim.fabric.FabricBuilder;
import io.netwright.sim.fabric.NetworkNamespace;
import io.netwright.sim.fabric.Route;
import io.netwright.sim.fabric.RoutingRule;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.LinkedHashMap;
import java.util.SplittableRandom;

/// The tables against the simplest thing that does the same.
class TablesTest {
    private static Tuple tuple(SplittableRandom random) {
        return new Tuple(
                new IpAddress.V4(random.nextInt(8)),
                new IpAddress.V4(random.nextInt(8)),
                17,
                random.nextInt(8),
                53);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void conntrackFindsWhatIsInIt(int seed) {
        var random = new SplittableRandom(seed);
        var table = new ConntrackTable();
        var model = new LinkedHashMap<Tuple, Connection>();
        for (int now = 0; now < 20_000; now++) {
            var tuple = tuple(random);
            int moment = now;
            model.values().removeIf(it -> it.expires <= moment);
            assertThat(table.find(tuple, now)).isSameAs(model.get(tuple));
            int what = random.nextInt(4);
            var known = model.get(tuple);
            if (what == 0 && known != null) {
                table.remove(known);
                model.remove(known.original);
                model.remove(known.reply);
            } else if (what > 1) {
                var added = new Connection(tuple, Conntrack.invert(tuple(random)), now);
                added.expires = now + 1L + random.nextInt(400);
                boolean free =
                        !model.containsKey(added.original) && !model.containsKey(added.reply);
                assertThat(table.add(added, now)).isEqualTo(free);
                if (free) {
                    model.put(added.original, added);
                    model.put(added.reply, added);
                }
            }
            if (now % 1000 == 0) {
                var copy = table.copy();
                for (var entry : model.entrySet()) {
                    var found = copy.find(entry.getKey(), now);
                    assertThat(found).isNotNull().isNotSameAs(entry.getValue());
                    entry.setValue(found);
                }
                table = copy;
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"V4", "V6"})
    void longestPrefixWins(IpFamily family) {
        var random = new SplittableRandom(7);
        var table = new FibTable();
        var all = new LinkedHashMap<Cidr, Path>();
        for (int i = 0; i < 300; i++) {
            var address = address(family, random);
            int length = random.nextInt(family.width() + 1);
            var cidr = new Cidr(address.prefix(length), length);
            if (!all.containsKey(cidr)) {
                var route =
                        new Route(
                                Route.MAIN,
                                cidr,
                                Route.Type.BLACKHOLE,
                                null,
                                -1,
                                false,
                                null,
                                0,
                                "test",
                                i);
                var path = new Path(Path.Kind.BLACKHOLE, route, null, null, null, 0);
                all.put(cidr, path);
                table.add(cidr, path);
            }
        }
        for (int i = 0; i < 5_000; i++) {
            var address = address(family, random);
            Cidr best = null;
            for (var cidr : all.keySet()) {
                if (cidr.contains(address) && (best == null || cidr.length() > best.length())) {
                    best = cidr;
                }
            }
            var found = table.find(Bits.high(address), Bits.low(address), -1);
            if (best == null) {
                assertThat(found).isNull();
            } else {
                assertThat(found).containsExactly(all.get(best));
            }
        }
    }

    private static IpAddress address(IpFamily family, SplittableRandom random) {
        int few = random.nextInt(1 << 24) & 0x0f0f_0f0f;
        return family == IpFamily.V4
                ? new IpAddress.V4(few)
                : new IpAddress.V6(random.nextLong() & 0x0f00_0000_ff00_000fL, few);
    }

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    10.1.0.1,  0, 0.0.0.0,  main 10.1.0.0/16
                    10.1.0.1,  5, 0.0.0.0,  marked 0.0.0.0/0
                    10.1.0.1,  0, 10.9.0.1, from 10.1.0.0/24
                    10.2.0.1,  0, 10.9.0.1, main 0.0.0.0/0
                    10.0.0.9,  5, 0.0.0.0,  local
                    """)
    void rulesChooseTheTable(String to, int mark, String from, String expected) {
        var fabric = new FabricBuilder();
        var namespace = fabric.namespace("n", NetworkNamespace.Kind.ROUTER);
        int device = namespace.bridge("eth0", Worlds.mac(1), 1500, 0).id();
        namespace.device("eth0").orElseThrow().address(Worlds.address("10.0.0.9/24"), 0);
        namespace.route(route(Route.MAIN, "10.1.0.0/16", device, Route.Type.UNICAST));
        namespace.route(route(Route.MAIN, "0.0.0.0/0", device, Route.Type.UNICAST));
        namespace.route(route(5, "0.0.0.0/0", device, Route.Type.UNICAST));
        namespace.route(route(9, "10.1.0.0/24", device, Route.Type.UNICAST));
        namespace.route(route(9, "0.0.0.0/0", -1, Route.Type.THROW));
        namespace.rule(new RoutingRule(200, Cidr.parse("10.9.0.0/16"), null, 0, 0, 9, 0));
        namespace.rule(new RoutingRule(100, null, null, 5, 5, 5, 0));
        var space = new Kernel(fabric.build()).spaces[0];
        var paths =
                space.fib(IpFamily.V4).find(IpAddress.parse(from), IpAddress.parse(to), mark, -1);
        var found =
                switch (paths[0].entry()) {
                    case Route(int table, var cidr, _, _, _, _, _, _, _, _) ->
                            (table == 254 ? "main " : table == 5 ? "marked " : "from ") + cidr;
                    default -> "local";
                };
        assertThat(found).isEqualTo(expected);
    }

    private static Route route(int table, String to, int device, Route.Type type) {
        return new Route(table, Cidr.parse(to), type, null, device, false, null, 0, "static", 0);
    }
}

package io.netwright.sim.ipam;

import static org.assertj.core.api.Assertions.assertThat;

import io.netwright.model.net.Cidr;
import io.netwright.model.resource.CalicoPool;
import io.netwright.model.resource.CalicoPool.Encapsulation;
import io.netwright.model.resource.CalicoSelector;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/// The numbers are those of Go 1.26.
class GoRandomTest {
    @Test
    void drawsAsGoDoes() {
        var random = new GoRandom(0);
        assertThat(random.next() & Long.MAX_VALUE).isEqualTo(8717895732742165505L);
        assertThat(random.next() & Long.MAX_VALUE).isEqualTo(2259404117704393152L);
    }

    /// The first block of a node in a pool of `2^bits` blocks.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    node-1               |  1 | 0
                    node-1               |  3 | 4
                    node-1               | 10 | 338
                    node-1               | 14 | 7646
                    node-1               | 74 | 6236780179776727651668
                    node-1               | 63 | 3050038523113375188
                    node-1               | 64 | 11517535834728865246
                    node-2               |  1 | 0
                    node-2               |  3 | 5
                    node-2               | 10 | 988
                    node-2               | 14 | 9180
                    node-2               | 74 | 101365587388571952092
                    node-2               | 63 | 9131867020024194012
                    node-2               | 64 | 5974933049441005535
                    node-3               |  1 | 0
                    node-3               |  3 | 2
                    node-3               | 10 | 557
                    node-3               | 14 | 2605
                    node-3               | 74 | 10291111406274584412152
                    node-3               | 63 | 6184026559581293101
                    node-3               | 64 | 11712088933921599826
                    worker-0.example.com |  1 | 0
                    worker-0.example.com |  3 | 4
                    worker-0.example.com | 10 | 54
                    worker-0.example.com | 14 | 16153
                    worker-0.example.com | 74 | 1000523794771691224762
                    worker-0.example.com | 63 | 1621690638704952376
                    worker-0.example.com | 64 | 13456281670561910292
                    n                    |  1 | 0
                    n                    |  3 | 0
                    n                    | 10 | 984
                    n                    | 14 | 15632
                    n                    | 74 | 1751371795042282283992
                    n                    | 63 | 823599480687867263
                    n                    | 64 | 17377852113584432088
                    blue                 |  1 | 1
                    blue                 |  3 | 2
                    blue                 | 10 | 674
                    blue                 | 14 | 2722
                    blue                 | 74 | 9869841160800671238818
                    blue                 | 63 | 833081366061124258
                    blue                 | 64 | 2562848229495395353
                    """)
    void startsWhereTheNodeStarts(String node, int bits, BigInteger block) {
        assertThat(new GoRandom(BlockWalk.hash(node)).below(BigInteger.ONE.shiftLeft(bits)))
                .isEqualTo(block);
    }

    @Test
    void looksAtEachBlockOnce() {
        var walk = new BlockWalk(pool("10.0.0.0/21", 26), "node-1", reserved());
        var seen = new ArrayList<Cidr>();
        for (var block = walk.next(); block != null; block = walk.next()) {
            seen.add(block);
        }
        assertThat(seen).hasSize(32).doesNotHaveDuplicates();
        int start = new GoRandom(BlockWalk.hash("node-1")).below(BigInteger.valueOf(32)).intValue();
        assertThat(seen.getFirst().network())
                .isEqualTo(Cidr.parse("10.0.0.0/8").network().plus(start * 64L));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    10.0.0.0/24 | 10.0.0.0/25                            | 2
                    10.0.0.0/24 | 10.0.0.0/27 10.0.0.32/27 10.0.0.32/28  | 3
                    10.0.0.0/24 | 10.0.0.0/27 10.0.0.32/28               | 4
                    10.0.0.0/24 | 10.0.0.0/8                             | 0
                    fd00::/48   | fd00::/48                              | 0
                    fd00::/48   | fd00::/49                              | -1
                    fd00::/48   | fd00:0:0:8000::/49                     | -1
                    fd00::/118  | fd00::/119                             | 8
                    """)
    void leavesOutWhatIsReserved(String network, String without, int count) {
        var walk =
                new BlockWalk(
                        pool(network, network.contains(":") ? 122 : 26), "n", reserved(without));
        if (count < 0) {
            assertThat(walk.next()).isNotNull();
            return;
        }
        int found = 0;
        while (walk.next() != null) {
            found++;
        }
        assertThat(found).isEqualTo(count);
    }

    private static Reserved reserved(String... networks) {
        return new Reserved(
                networks.length == 0
                        ? List.of()
                        : List.of(networks[0].split(" ")).stream().map(Cidr::parse).toList());
    }

    private static CalicoPool pool(String network, int blockSize) {
        return new CalicoPool(
                "p",
                Cidr.parse(network),
                blockSize,
                Encapsulation.NEVER,
                Encapsulation.NEVER,
                true,
                false,
                new CalicoSelector.All(),
                List.of("Workload"),
                true,
                true);
    }
}

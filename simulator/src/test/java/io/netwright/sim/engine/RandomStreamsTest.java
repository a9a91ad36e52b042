package io.netwright.sim.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RandomStreamsTest {
    /// The algorithm as its authors write it, started with the words that SplitMix64 gives for 42.
    @Test
    void isXoshiro() {
        var stream = new RandomStream(42);
        long[] s = {
            0xbdd732262feb6e95L, 0x28efe333b266f103L, 0x47526757130f9f52L, 0x581ce1ff0e4ae394L
        };
        for (int i = 0; i < 1000; i++) {
            long expected = Long.rotateLeft(s[0] + s[3], 23) + s[0];
            long t = s[1] << 17;
            s[2] ^= s[0];
            s[3] ^= s[1];
            s[1] ^= s[2];
            s[0] ^= s[3];
            s[2] ^= t;
            s[3] = Long.rotateLeft(s[3], 45);
            assertThat(stream.nextLong()).isEqualTo(expected);
        }
    }

    @Test
    void streamsDoNotDisturbEachOther() {
        var alone = new RandomStreams(7).stream("loss");
        var streams = new RandomStreams(7);
        streams.stream("ports").nextLong();
        assertThat(streams.stream("loss").nextLong()).isEqualTo(alone.nextLong());
        assertThat(streams.stream("ports").nextLong())
                .isNotEqualTo(streams.stream("loss").nextLong());
        assertThat(new RandomStreams(8).stream("loss").nextLong())
                .isNotEqualTo(new RandomStreams(7).stream("loss").nextLong());
    }

    @Test
    void aForkGoesOnTheSame() {
        var streams = new RandomStreams(7);
        streams.stream("a").nextLong();
        var fork = streams.fork();
        assertThat(fork.stream("a").nextLong()).isEqualTo(streams.stream("a").nextLong());
    }

    @ParameterizedTest
    @CsvSource({"1", "2", "3", "10", "1000000007", "4611686018427387905"})
    void staysBelow(long bound) {
        var stream = new RandomStream(bound);
        double sum = 0;
        for (int i = 0; i < 100_000; i++) {
            long drawn = stream.below(bound);
            assertThat(drawn).isBetween(0L, bound - 1);
            sum += (double) drawn / bound;
        }
        double mean = (double) (bound - 1) / 2 / bound;
        assertThat(sum / 100_000).isCloseTo(mean, within(0.005));
    }

    @Test
    void weighsAndWaits() {
        var stream = new RandomStream(3);
        int second = 0;
        double waited = 0;
        for (int i = 0; i < 100_000; i++) {
            second += stream.weighted(new long[] {3, 1, 0}) == 1 ? 1 : 0;
            waited += stream.exponential(1_000_000);
        }
        assertThat(second / 100_000.0).isCloseTo(0.25, within(0.005));
        assertThat(waited / 100_000).isCloseTo(1_000_000, within(10_000.0));
    }
}

package io.netwright.sim.engine;

/// A stream of random numbers, the same on every machine: xoshiro256++, seeded by SplitMix64.
public final class RandomStream {
    private long s0;
    private long s1;
    private long s2;
    private long s3;

    public RandomStream(long seed) {
        long state = seed;
        s0 = mix(state += GOLDEN);
        s1 = mix(state += GOLDEN);
        s2 = mix(state += GOLDEN);
        s3 = mix(state + GOLDEN);
    }

    private RandomStream(RandomStream from) {
        s0 = from.s0;
        s1 = from.s1;
        s2 = from.s2;
        s3 = from.s3;
    }

    static final long GOLDEN = 0x9e3779b97f4a7c15L;

    /// SplitMix64's finalizer: spreads every bit over all of them.
    static long mix(long value) {
        long z = value;
        z = (z ^ z >>> 30) * 0xbf58476d1ce4e5b9L;
        z = (z ^ z >>> 27) * 0x94d049bb133111ebL;
        return z ^ z >>> 31;
    }

    /// A stream that goes on from here by itself.
    public RandomStream fork() {
        return new RandomStream(this);
    }

    public long nextLong() {
        long result = Long.rotateLeft(s0 + s3, 23) + s0;
        long t = s1 << 17;
        s2 ^= s0;
        s3 ^= s1;
        s1 ^= s2;
        s0 ^= s3;
        s2 ^= t;
        s3 = Long.rotateLeft(s3, 45);
        return result;
    }

    /// A number from 0 up to but not including `bound`, all equally likely.
    ///
    /// @param bound more than 0
    public long below(long bound) {
        if (bound <= 0) {
            throw new IllegalArgumentException("nothing is below %d".formatted(bound));
        }
        long limit = Long.MAX_VALUE - (Long.MAX_VALUE % bound + 1) % bound;
        long drawn;
        do {
            drawn = nextLong() >>> 1;
        } while (drawn > limit);
        return drawn % bound;
    }

    /// As [#below(long)].
    public int below(int bound) {
        return (int) below((long) bound);
    }

    /// A number from 0 up to but not including 1, in steps of 2^-53.
    public double fraction() {
        return (nextLong() >>> 11) * 0x1p-53;
    }

    /// A waiting time of a memoryless process, rounded down.
    ///
    /// @param mean more than 0
    public long exponential(long mean) {
        return (long) (-StrictMath.log(1 - fraction()) * mean);
    }

    /// An index, each as likely as its share of the weights.
    ///
    /// @param weights none negative, not all 0
    public int weighted(long[] weights) {
        long sum = 0;
        for (long weight : weights) {
            sum = Math.addExact(sum, weight);
        }
        long drawn = below(sum);
        int index = 0;
        while (drawn >= weights[index]) {
            drawn -= weights[index];
            index++;
        }
        return index;
    }
}

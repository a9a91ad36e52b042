package io.netwright.sim.ipam;

import java.math.BigInteger;
import java.util.Arrays;

/// The numbers of Go's `math/rand` with a seed, and of `math/big` drawn from it.
///
/// The generator adds two earlier values of 607: `s[n+607] = s[n] + s[n+334]`. A seed is mixed with
/// the state that the generator, started with seed 1, is in after 7.8 million million steps; that
/// many steps are one power of a polynomial.
///
/// Sources: go `src/math/rand/rng.go`, `src/math/rand/gen_cooked.go`, `src/math/big/nat.go`.
final class GoRandom {
    private static final int LENGTH = 607;
    private static final int TAP = 273;
    private static final int MODULUS = Integer.MAX_VALUE;
    private static final int FACTOR = 48271;
    private static final int SKIPPED = 20;
    private static final long STEPS = 7_800_000_000_000L;
    private static final int INSTEAD_OF_ZERO = 89482311;

    private final long[] state = new long[LENGTH];
    private int tap;
    private int feed = LENGTH - TAP;

    /// The state after all those steps, made when it is first wanted.
    private static final class Cooked {
        static final long[] STATE = cooked();

        private Cooked() {}
    }

    GoRandom(long seed) {
        var cooked = Cooked.STATE;
        seed(seed, 40, 20, state);
        for (int i = 0; i < LENGTH; i++) {
            state[i] ^= cooked[i];
        }
    }

    private static void seed(long seed, int high, int middle, long[] state) {
        long x = Math.floorMod(seed, (long) MODULUS);
        if (x == 0) {
            x = INSTEAD_OF_ZERO;
        }
        for (int i = 0; i < SKIPPED; i++) {
            x = x * FACTOR % MODULUS;
        }
        for (int i = 0; i < LENGTH; i++) {
            x = x * FACTOR % MODULUS;
            long word = x << high;
            x = x * FACTOR % MODULUS;
            word ^= x << middle;
            x = x * FACTOR % MODULUS;
            state[i] = word ^ x;
        }
    }

    private static long[] cooked() {
        var start = new long[LENGTH];
        seed(1, 20, 10, start);
        // the order in which the generator uses its places: from 333 down, around
        var sequence = new long[2 * LENGTH];
        for (int i = 0; i < LENGTH; i++) {
            sequence[i] = start[place(i)];
        }
        for (int i = 0; i < LENGTH; i++) {
            sequence[LENGTH + i] = sequence[i] + sequence[i + LENGTH - TAP];
        }
        var power = power(STEPS);
        var cooked = new long[LENGTH];
        for (int j = 0; j < LENGTH; j++) {
            long sum = 0;
            for (int i = 0; i < LENGTH; i++) {
                sum += power[i] * sequence[i + j];
            }
            cooked[place((STEPS + j) % LENGTH)] = sum;
        }
        return cooked;
    }

    private static int place(long step) {
        return (int) Math.floorMod(LENGTH - TAP - 1 - step, (long) LENGTH);
    }

    /// `x` to that power modulo `x^607 - x^334 - 1`, coefficients modulo 2^64.
    private static long[] power(long exponent) {
        var result = new long[LENGTH];
        result[0] = 1;
        for (int bit = 63 - Long.numberOfLeadingZeros(exponent); bit >= 0; bit--) {
            result = squared(result);
            if ((exponent >>> bit & 1) != 0) {
                long top = result[LENGTH - 1];
                System.arraycopy(result, 0, result, 1, LENGTH - 1);
                result[0] = top;
                result[LENGTH - TAP] += top;
            }
        }
        return result;
    }

    private static long[] squared(long[] of) {
        var product = new long[2 * LENGTH];
        for (int i = 0; i < LENGTH; i++) {
            for (int j = 0; j < LENGTH; j++) {
                product[i + j] += of[i] * of[j];
            }
        }
        for (int i = 2 * LENGTH - 1; i >= LENGTH; i--) {
            product[i - LENGTH] += product[i];
            product[i - TAP] += product[i];
        }
        return Arrays.copyOf(product, LENGTH);
    }

    long next() {
        tap = tap == 0 ? LENGTH - 1 : tap - 1;
        feed = feed == 0 ? LENGTH - 1 : feed - 1;
        state[feed] += state[tap];
        return state[feed];
    }

    private long word() {
        return next() << 1 >>> 32; // 32 bits: the upper ones of 63
    }

    /// From 0 to `bound` - 1, as `big.Int.Rand` draws it.
    BigInteger below(BigInteger bound) {
        int words = (bound.bitLength() + 63) / 64;
        while (true) {
            var drawn = BigInteger.ZERO;
            for (int i = 0; i < words; i++) {
                long low = word();
                long both = low | word() << 32;
                drawn = drawn.or(unsigned(both).shiftLeft(64 * i));
            }
            drawn = drawn.mod(BigInteger.ONE.shiftLeft(bound.bitLength()));
            if (drawn.compareTo(bound) < 0) {
                return drawn;
            }
        }
    }

    private static BigInteger unsigned(long bits) {
        var low = BigInteger.valueOf(bits & Long.MAX_VALUE);
        return bits < 0 ? low.setBit(63) : low;
    }
}

package io.netwright.model.net;

import java.util.Optional;

/// 32 or 128 bits; no zone, prefix length or name. Printed as RFC 5952 says.
public sealed interface IpAddress extends Comparable<IpAddress> {
    /// Four bytes, the first in the highest bits.
    record V4(int bits) implements IpAddress {
        public static final V4 ANY = new V4(0);

        @Override
        public IpFamily family() {
            return IpFamily.V4;
        }

        @Override
        public V4 prefix(int length) {
            return length == 0 ? ANY : new V4(bits & (-1 << (32 - length)));
        }

        @Override
        public V4 plus(long offset) {
            return new V4((int) (bits + offset));
        }

        @Override
        public boolean bit(int index) {
            return (bits >>> (31 - index) & 1) != 0;
        }

        @Override
        public String toString() {
            return (bits >>> 24)
                    + "."
                    + (bits >>> 16 & 255)
                    + "."
                    + (bits >>> 8 & 255)
                    + "."
                    + (bits & 255);
        }
    }

    /// Sixteen bytes, the first in the highest bits of `high`.
    record V6(long high, long low) implements IpAddress {
        public static final V6 ANY = new V6(0, 0);

        @Override
        public IpFamily family() {
            return IpFamily.V6;
        }

        @Override
        public V6 prefix(int length) {
            if (length == 0) {
                return ANY;
            }
            return length <= 64
                    ? new V6(high & (-1L << (64 - length)), 0)
                    : new V6(high, low & (-1L << (128 - length)));
        }

        @Override
        public V6 plus(long offset) {
            long sum = low + offset;
            boolean carry = offset >= 0 && Long.compareUnsigned(sum, low) < 0;
            boolean borrow = offset < 0 && Long.compareUnsigned(sum, low) > 0;
            return new V6(high + (carry ? 1 : borrow ? -1 : 0), sum);
        }

        @Override
        public boolean bit(int index) {
            return index < 64 ? (high >>> (63 - index) & 1) != 0 : (low >>> (127 - index) & 1) != 0;
        }

        /// The 16-bit group at `index`, 0 to 7 from the left.
        public int group(int index) {
            long half = index < 4 ? high : low;
            return (int) (half >>> (48 - 16 * (index & 3)) & 0xffff);
        }

        @Override
        public String toString() {
            return IpText.print(this);
        }
    }

    IpFamily family();

    /// This address with only its first `length` bits kept.
    ///
    /// @param length 0 to [#width()]
    IpAddress prefix(int length);

    /// The address `offset` further on; wraps around.
    IpAddress plus(long offset);

    /// The bit at `index`, 0 the first.
    boolean bit(int index);

    default int width() {
        return family().width();
    }

    /// This address alone, as a network of its full width.
    default Cidr host() {
        return new Cidr(this, width());
    }

    default boolean isLoopback() {
        return switch (this) {
            case V4(int bits) -> bits >>> 24 == 127;
            case V6(long high, long low) -> high == 0 && low == 1;
        };
    }

    default boolean isMulticast() {
        return switch (this) {
            case V4(int bits) -> bits >>> 28 == 14;
            case V6(long high, _) -> high >>> 56 == 0xff;
        };
    }

    default boolean isUnspecified() {
        return switch (this) {
            case V4(int bits) -> bits == 0;
            case V6(long high, long low) -> high == 0 && low == 0;
        };
    }

    /// `169.254.0.0/16` or `fe80::/10`.
    default boolean isLinkLocal() {
        return switch (this) {
            case V4(int bits) -> bits >>> 16 == 0xa9fe;
            case V6(long high, _) -> high >>> 54 == 0x3fa;
        };
    }

    /// IPv4 before IPv6, then by number.
    @Override
    default int compareTo(IpAddress other) {
        return switch (this) {
            case V4(int bits) ->
                    other instanceof V4(int others) ? Integer.compareUnsigned(bits, others) : -1;
            case V6(long high, long low) -> {
                if (!(other instanceof V6(long otherHigh, long otherLow))) {
                    yield 1;
                }
                int first = Long.compareUnsigned(high, otherHigh);
                yield first != 0 ? first : Long.compareUnsigned(low, otherLow);
            }
        };
    }

    /// Reads a dotted quad without leading zeros, or RFC 4291 §2.2 text; empty for anything else.
    static Optional<IpAddress> read(String text) {
        return IpText.read(text);
    }

    /// Reads an address that must be one.
    ///
    /// @throws IllegalArgumentException if it is not
    static IpAddress parse(String text) {
        return read(text)
                .orElseThrow(() -> new IllegalArgumentException("not an IP address: " + text));
    }
}

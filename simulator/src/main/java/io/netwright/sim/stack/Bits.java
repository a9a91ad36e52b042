package io.netwright.sim.stack;

import io.netwright.model.net.Cidr;
import io.netwright.model.net.IpAddress;

/// An address of either family as two longs; IPv4 has its bits in the lower 32 of the second.
final class Bits {
    private static final long V4 = 0xffff_ffffL;

    private Bits() {}

    static long high(IpAddress address) {
        return switch (address) {
            case IpAddress.V4 _ -> 0;
            case IpAddress.V6(long high, _) -> high;
        };
    }

    static long low(IpAddress address) {
        return switch (address) {
            case IpAddress.V4(int bits) -> bits & V4;
            case IpAddress.V6(_, long low) -> low;
        };
    }

    static long highMask(Cidr cidr) {
        if (cidr.network() instanceof IpAddress.V4) {
            return 0;
        }
        return cidr.length() >= 64 ? -1 : cidr.length() == 0 ? 0 : -1L << (64 - cidr.length());
    }

    static long lowMask(Cidr cidr) {
        int length = cidr.length();
        if (cidr.network() instanceof IpAddress.V4) {
            return length == 0 ? 0 : (-1L << (32 - length)) & V4;
        }
        return length <= 64 ? 0 : -1L << (128 - length);
    }
}

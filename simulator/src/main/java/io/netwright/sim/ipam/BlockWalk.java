package io.netwright.sim.ipam;

import io.netwright.model.net.Cidr;
import io.netwright.model.net.IpAddress;
import io.netwright.model.resource.CalicoPool;

import org.jspecify.annotations.Nullable;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;

/// The blocks of a Calico pool in the order in which a node looks at them: from a place that
/// follows from the node's name, once around. Blocks that are reserved as a whole are left out.
///
/// Source: projectcalico/calico `libcalico-go/lib/ipam/ipam_block_reader_writer.go`,
/// `randomBlockGenerator`.
final class BlockWalk {
    private static final int OFFSET = 0x811c9dc5;
    private static final int PRIME = 0x01000193;

    private final Cidr pool;
    private final int length;
    private final Reserved reserved;
    private final BigInteger count;
    private BigInteger index;
    private BigInteger left;

    BlockWalk(CalicoPool pool, String node, Reserved reserved) {
        this.pool = pool.network();
        this.length = pool.blockSize();
        this.reserved = reserved;
        this.count = BigInteger.ONE.shiftLeft(Math.max(0, length - this.pool.length()));
        this.left = length < this.pool.length() ? BigInteger.ZERO : count;
        this.index =
                count.equals(BigInteger.ONE)
                        ? BigInteger.ZERO
                        : new GoRandom(hash(node)).below(count);
    }

    /// FNV-1 of 32 bits.
    static long hash(String text) {
        int hash = OFFSET;
        for (byte octet : text.getBytes(StandardCharsets.UTF_8)) {
            hash = hash * PRIME ^ (octet & 0xff);
        }
        return Integer.toUnsignedLong(hash);
    }

    /// Null where the walk is over.
    @Nullable Cidr next() {
        while (left.signum() > 0) {
            var block = block(index);
            var cover = reserved.around(block);
            if (cover == null) {
                step(BigInteger.ONE);
                if (!reserved.covers(block)) {
                    return block;
                }
            } else {
                // of so many blocks in a row none is of use
                int wide = length - Math.max(cover.length(), pool.length());
                var size = BigInteger.ONE.shiftLeft(wide);
                step(size.subtract(index.mod(size)));
            }
        }
        return null;
    }

    private void step(BigInteger by) {
        left = left.subtract(by);
        index = index.add(by).mod(count);
    }

    private Cidr block(BigInteger number) {
        var width = pool.family().width();
        var bits = number.shiftLeft(width - length);
        return switch (pool.network()) {
            case IpAddress.V4(int from) ->
                    new Cidr(new IpAddress.V4(from | bits.intValue()), length);
            case IpAddress.V6(long high, long low) ->
                    new Cidr(
                            new IpAddress.V6(
                                    high | bits.shiftRight(64).longValue(), low | bits.longValue()),
                            length);
        };
    }
}

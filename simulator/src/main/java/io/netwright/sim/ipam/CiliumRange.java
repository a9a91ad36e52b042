package io.netwright.sim.ipam;

import io.netwright.model.net.Cidr;
import io.netwright.model.net.IpAddress;

import org.jspecify.annotations.Nullable;

import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/// A network of a Cilium node: an address is the first free one after a random place. Without the
/// first and the last one, and of IPv6 no more than 65,536.
///
/// Source: cilium `pkg/ipam/service/ipallocator`, `pkg/ipam/service/allocator`.
final class CiliumRange {
    private static final int WIDEST = 16;
    private static final int MOST_BITS = 24;

    private final Cidr network;
    private final IpAddress base;
    private final int size;
    private final BitSet used = new BitSet();
    private int count;

    CiliumRange(Cidr network, boolean usesFirst, boolean usesLast) {
        this.network = network;
        int free = network.family().width() - network.length();
        int width =
                network.family().width() == 32 ? Math.min(free, MOST_BITS) : Math.min(free, WIDEST);
        int all = 1 << width;
        int ends = all > 2 ? (usesFirst ? 0 : 1) + (usesLast ? 0 : 1) : 0;
        this.base = all > 2 && !usesFirst ? network.network().plus(1) : network.network();
        this.size = all - ends;
    }

    /// Finds the range that has an address.
    static final class Index {
        private final NavigableMap<IpAddress, CiliumRange> byStart = new TreeMap<>();

        Index(Collection<List<CiliumRange>> all) {
            all.forEach(own -> own.forEach(it -> byStart.put(it.network.network(), it)));
        }

        void take(IpAddress address) {
            var entry = byStart.floorEntry(address);
            if (entry != null) {
                entry.getValue().take(address);
            }
        }
    }

    Cidr network() {
        return network;
    }

    /// How many addresses it has for use.
    int size() {
        return size;
    }

    int used() {
        return count;
    }

    /// False where the address is not one of its own, or taken.
    boolean take(IpAddress address) {
        long offset = offset(address);
        if (offset < 0 || offset >= size || used.get((int) offset)) {
            return false;
        }
        used.set((int) offset);
        count++;
        return true;
    }

    /// The first free address after a place that `draw` picks for a text.
    @Nullable IpAddress next(String text, Draw draw) {
        if (count >= size) {
            return null;
        }
        int start = (int) draw.of(text, size);
        int offset = used.nextClearBit(start);
        if (offset >= size) {
            offset = used.nextClearBit(0);
        }
        used.set(offset);
        count++;
        return base.plus(offset);
    }

    void release(IpAddress address) {
        long offset = offset(address);
        if (offset >= 0 && offset < size && used.get((int) offset)) {
            used.clear((int) offset);
            count--;
        }
    }

    private long offset(IpAddress address) {
        return switch (address) {
            case IpAddress.V4(int bits) when base instanceof IpAddress.V4(int from) ->
                    Integer.toUnsignedLong(bits) - Integer.toUnsignedLong(from);
            case IpAddress.V6(long high, long low)
                    when base instanceof IpAddress.V6(long top, long from) && high == top ->
                    low - from;
            default -> -1;
        };
    }
}

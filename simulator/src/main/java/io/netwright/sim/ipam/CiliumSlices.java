package io.netwright.sim.ipam;

import io.netwright.model.net.Cidr;
import io.netwright.model.net.IpAddress;
import io.netwright.model.net.IpFamily;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;

/// Pools that Cilium's operator cuts networks for nodes out of, in order.
///
/// Source: cilium `pkg/ipam/cidrset`, `operator/pkg/ipam/allocator`.
final class CiliumSlices {
    private final List<Cidr> pools;
    private final int mask;
    private final SequencedSet<Cidr> used = new LinkedHashSet<>();
    private final List<Cidr> next = new ArrayList<>();

    CiliumSlices(List<Cidr> pools, IpFamily family, int mask) {
        this.mask = mask;
        this.pools =
                pools.stream().filter(it -> it.family() == family && it.length() <= mask).toList();
        this.pools.forEach(it -> next.add(new Cidr(it.network(), mask)));
    }

    boolean isEmpty() {
        return pools.isEmpty();
    }

    void occupy(Cidr network) {
        used.add(network);
    }

    /// The slice around an address of a pool, null where it is in none.
    @Nullable Cidr around(IpAddress address) {
        return pools.stream().anyMatch(it -> it.contains(address))
                ? new Cidr(address.prefix(mask), mask)
                : null;
    }

    boolean isFree(Cidr slice) {
        return used.stream().noneMatch(slice::overlaps);
    }

    /// The next free slice, null where none is left.
    @Nullable Cidr take() {
        for (int i = 0; i < pools.size(); i++) {
            var pool = pools.get(i);
            var slice = next.get(i);
            while (pool.contains(slice.network())) {
                boolean free = isFree(slice);
                boolean last = slice.last().equals(pool.last());
                var found = slice;
                if (!last) {
                    slice = new Cidr(slice.last().plus(1), mask);
                    next.set(i, slice);
                }
                if (free) {
                    used.add(found);
                    return found;
                }
                if (last) {
                    break;
                }
            }
        }
        return null;
    }
}

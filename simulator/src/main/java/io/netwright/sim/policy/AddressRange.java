package io.netwright.sim.policy;

import io.netwright.model.net.IpAddress;

/// Addresses `from` to `to` of one family, both included.
public record AddressRange(IpAddress from, IpAddress to) implements Comparable<AddressRange> {
    public AddressRange {
        if (from.family() != to.family() || from.compareTo(to) > 0) {
            throw new IllegalArgumentException("no address range: %s-%s".formatted(from, to));
        }
    }

    @Override
    public int compareTo(AddressRange other) {
        return from.compareTo(other.from);
    }

    @Override
    public String toString() {
        return from + "-" + to;
    }
}

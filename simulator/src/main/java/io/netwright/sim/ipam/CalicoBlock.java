package io.netwright.sim.ipam;

import io.netwright.model.net.Cidr;
import io.netwright.model.net.IpAddress;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashSet;
import java.util.SequencedSet;

/// A block of Calico's IPAM: addresses are given in order, and come last once they are given back.
///
/// Source: projectcalico/calico `libcalico-go/lib/ipam/ipam_block.go`.
final class CalicoBlock {
    /// At the start and at the end of an IPv4 block, Windows' network has these.
    private static final int WINDOWS_START = 3;

    private static final int WINDOWS_END = 1;
    private static final int LARGEST = 1 << 16;

    private final Cidr network;
    private final String node;
    private final SequencedSet<Integer> free = new LinkedHashSet<>();

    /// @param node whose block it is
    CalicoBlock(Cidr network, String node, boolean windows) {
        this.network = network;
        this.node = node;
        int size = 1 << Math.min(network.family().width() - network.length(), 16);
        boolean keeps = windows && network.family().width() == 32;
        for (int i = keeps ? WINDOWS_START : 0; i < size - (keeps ? WINDOWS_END : 0); i++) {
            free.add(i);
        }
    }

    Cidr network() {
        return network;
    }

    String node() {
        return node;
    }

    boolean hasFree(Reserved reserved) {
        return free.stream().anyMatch(it -> !reserved.has(network.network().plus(it)));
    }

    /// The next address, null where none is free.
    @Nullable IpAddress next(Reserved reserved) {
        for (int ordinal : free) {
            var address = network.network().plus(ordinal);
            if (!reserved.has(address)) {
                free.remove(ordinal);
                return address;
            }
        }
        return null;
    }

    /// False where it is taken.
    boolean take(IpAddress address) {
        return free.remove(ordinal(address));
    }

    void release(IpAddress address) {
        free.add(ordinal(address));
    }

    private int ordinal(IpAddress address) {
        return switch (address) {
            case IpAddress.V4(int bits) -> bits & (LARGEST - 1) & mask();
            case IpAddress.V6(_, long low) -> (int) low & (LARGEST - 1) & mask();
        };
    }

    private int mask() {
        return (1 << Math.min(network.family().width() - network.length(), 16)) - 1;
    }
}

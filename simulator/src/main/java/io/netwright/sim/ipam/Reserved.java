package io.netwright.sim.ipam;

import io.netwright.model.net.Cidr;
import io.netwright.model.net.IpAddress;

import org.jspecify.annotations.Nullable;

import java.math.BigInteger;
import java.util.List;

/// The addresses of Calico's IPReservations.
///
/// Source: projectcalico/calico `libcalico-go/lib/ipam/addr_filter.go`.
record Reserved(List<Cidr> networks) {
    Reserved {
        networks = List.copyOf(networks);
    }

    boolean has(IpAddress address) {
        return networks.stream().anyMatch(it -> it.contains(address));
    }

    /// The widest network around the block, null where it is in none.
    @Nullable Cidr around(Cidr block) {
        Cidr widest = null;
        for (var it : networks) {
            if (it.contains(block) && (widest == null || it.length() < widest.length())) {
                widest = it;
            }
        }
        return widest;
    }

    /// Are all addresses of the block reserved, by one network or by several?
    boolean covers(Cidr block) {
        if (around(block) != null) {
            return true;
        }
        var within = networks.stream().filter(block::contains).distinct().toList();
        var total = BigInteger.ZERO;
        for (var it : within) {
            boolean inOther = within.stream().anyMatch(o -> !o.equals(it) && o.contains(it));
            if (!inOther) {
                total = total.add(size(it));
            }
        }
        return total.equals(size(block));
    }

    private static BigInteger size(Cidr network) {
        return BigInteger.ONE.shiftLeft(network.family().width() - network.length());
    }
}

package io.netwright.sim.fabric;

import io.netwright.model.net.IpFamily;

import java.util.List;

/// A netfilter table of one family, such as iptables' `nat`.
public record Table(IpFamily family, String name, List<Chain> chains) {
    public Table {
        chains = List.copyOf(chains);
    }
}

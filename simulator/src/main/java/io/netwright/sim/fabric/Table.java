package io.netwright.sim.fabric;

import io.netwright.model.net.IpFamily;

import java.util.List;
import java.util.Optional;

/// A netfilter table of one family: iptables' `nat`, or a table of nftables.
///
/// @param comment `""` for none
/// @param sets the named sets and maps of nftables
public record Table(
        Tool tool,
        IpFamily family,
        String name,
        String comment,
        List<Chain> chains,
        List<NamedSet> sets) {
    public Table {
        chains = List.copyOf(chains);
        sets = List.copyOf(sets);
    }

    /// One of iptables' tables.
    public Table(IpFamily family, String name, List<Chain> chains) {
        this(Tool.IPTABLES, family, name, "", chains, List.of());
    }

    /// Which tool writes and prints a table.
    public enum Tool {
        IPTABLES,
        NFT
    }

    public Optional<NamedSet> set(String set) {
        return sets.stream().filter(it -> it.name().equals(set)).findFirst();
    }
}

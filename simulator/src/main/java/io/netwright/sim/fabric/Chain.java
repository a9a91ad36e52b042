package io.netwright.sim.fabric;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// One chain: rules in order, the first terminating match wins. Source: Linux
/// `net/ipv4/netfilter/ip_tables.c`, `ipt_do_table`; `net/netfilter/nf_tables_core.c`,
/// `nft_do_chain`.
///
/// @param base where it hangs; null for a chain that others jump to
/// @param comment `""` for none
public record Chain(String name, @Nullable Base base, List<Rule> rules, String comment) {
    public Chain {
        rules = List.copyOf(rules);
    }

    public Chain(String name, @Nullable Base base, List<Rule> rules) {
        this(name, base, rules, "");
    }

    /// Where a chain is hooked, in which order, and what happens at its end.
    ///
    /// @param priority the lower first: raw -300, conntrack -200, mangle -150, dstnat -100, filter
    ///   0, srcnat 100 (`include/uapi/linux/netfilter_ipv4.h`)
    /// @param drops is the policy DROP
    public record Base(Hook hook, Type type, int priority, boolean drops) {}

    /// What a base chain is for; `NAT` is consulted for the first packet of a flow only (R4.1).
    public enum Type {
        FILTER,
        NAT
    }
}

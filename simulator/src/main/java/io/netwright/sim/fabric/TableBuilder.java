package io.netwright.sim.fabric;

import io.netwright.model.net.IpFamily;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/// A netfilter table in the making.
public final class TableBuilder {
    private final IpFamily family;
    private final String name;
    private final LinkedHashMap<String, ChainBuilder> chains = new LinkedHashMap<>();

    private TableBuilder(IpFamily family, String name) {
        this.family = family;
        this.name = name;
    }

    /// One of iptables' tables with its built-in chains.
    ///
    /// @throws IllegalArgumentException for another name
    static TableBuilder iptables(IpFamily family, String name) {
        var table = new TableBuilder(family, name);
        switch (name) {
            case "raw" -> table.base(-300, Chain.Type.FILTER, Hook.PREROUTING, Hook.OUTPUT);
            case "mangle" -> table.base(-150, Chain.Type.FILTER, Hook.values());
            case "nat" -> {
                table.base(-100, Chain.Type.NAT, Hook.PREROUTING);
                table.base(100, Chain.Type.NAT, Hook.INPUT);
                table.base(-100, Chain.Type.NAT, Hook.OUTPUT);
                table.base(100, Chain.Type.NAT, Hook.POSTROUTING);
            }
            case "filter" ->
                    table.base(0, Chain.Type.FILTER, Hook.INPUT, Hook.FORWARD, Hook.OUTPUT);
            default -> throw new IllegalArgumentException("iptables has no table " + name);
        }
        return table;
    }

    private void base(int priority, Chain.Type type, Hook... hooks) {
        for (var hook : hooks) {
            chains.put(
                    hook.name(),
                    new ChainBuilder(hook.name(), new Chain.Base(hook, type, priority, false)));
        }
    }

    /// Makes a chain, if there is none of that name: `iptables -N`.
    public TableBuilder chain(String chain) {
        get(chain);
        return this;
    }

    public boolean hasChain(String chain) {
        return chains.containsKey(chain);
    }

    /// Adds a rule at the end; makes the chain where it is missing: `iptables -A`.
    public TableBuilder append(String chain, Rule rule) {
        get(chain).rules.add(rule);
        return this;
    }

    /// Adds a rule at the start: `iptables -I`.
    public TableBuilder insert(String chain, Rule rule) {
        get(chain).rules.addFirst(rule);
        return this;
    }

    /// Sets the policy of a built-in chain: `iptables -P`.
    public TableBuilder drops(String chain, boolean drops) {
        var builder = chains.get(chain);
        if (builder == null || builder.base == null) {
            throw new IllegalArgumentException("no built-in chain: " + chain);
        }
        var base = builder.base;
        builder.base = new Chain.Base(base.hook(), base.type(), base.priority(), drops);
        return this;
    }

    private ChainBuilder get(String chain) {
        return chains.computeIfAbsent(chain, it -> new ChainBuilder(it, null));
    }

    Table build() {
        return new Table(family, name, chains.values().stream().map(ChainBuilder::build).toList());
    }

    private static final class ChainBuilder {
        final String name;
        Chain.@Nullable Base base;
        final List<Rule> rules = new ArrayList<>();

        ChainBuilder(String name, Chain.@Nullable Base base) {
            this.name = name;
            this.base = base;
        }

        Chain build() {
            return new Chain(name, base, rules);
        }
    }
}

package io.netwright.sim.fabric;

import io.netwright.model.net.IpFamily;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/// A table of nftables in the making, as a sequence of `nft add` would make it.
public final class NftTableBuilder {
    private final IpFamily family;
    private final String name;
    private String comment = "";
    private final LinkedHashMap<String, ChainBuilder> chains = new LinkedHashMap<>();
    private final LinkedHashMap<String, SetBuilder> sets = new LinkedHashMap<>();

    NftTableBuilder(IpFamily family, String name) {
        this.family = family;
        this.name = name;
    }

    public NftTableBuilder comment(String text) {
        comment = text;
        return this;
    }

    /// A chain at a hook, with the policy `accept`.
    public NftTableBuilder base(String chain, Chain.Type type, Hook hook, int priority) {
        get(chain).base = new Chain.Base(hook, type, priority, false);
        return this;
    }

    /// Makes a chain, if there is none of that name.
    public NftTableBuilder chain(String chain) {
        get(chain);
        return this;
    }

    public NftTableBuilder chainComment(String chain, String text) {
        get(chain).comment = text;
        return this;
    }

    public boolean hasChain(String chain) {
        return chains.containsKey(chain);
    }

    /// Adds a rule at the end; makes the chain where it is missing.
    public NftTableBuilder append(String chain, Rule rule) {
        get(chain).rules.add(rule);
        return this;
    }

    public NftTableBuilder set(String set, String text, KeyType... type) {
        sets.put(set, new SetBuilder(set, List.of(type), false, 0, text));
        return this;
    }

    /// A map to verdicts.
    public NftTableBuilder verdicts(String map, String text, KeyType... type) {
        sets.put(map, new SetBuilder(map, List.of(type), true, 0, text));
        return this;
    }

    /// A set that rules add addresses to, which stay for so long.
    public NftTableBuilder dynamic(String set, int seconds) {
        sets.putIfAbsent(set, new SetBuilder(set, List.of(KeyType.ADDRESS), false, seconds, ""));
        return this;
    }

    /// Adds an element, if its key is new.
    ///
    /// @throws IllegalArgumentException if there is no such set
    public NftTableBuilder element(String set, SetElement element) {
        var builder = sets.get(set);
        if (builder == null) {
            throw new IllegalArgumentException("table %s has no set %s".formatted(name, set));
        }
        builder.elements.putIfAbsent(element.key(), element);
        return this;
    }

    private ChainBuilder get(String chain) {
        return chains.computeIfAbsent(chain, ChainBuilder::new);
    }

    Table build() {
        return new Table(
                Table.Tool.NFT,
                family,
                name,
                comment,
                chains.values().stream().map(ChainBuilder::build).toList(),
                sets.values().stream().map(SetBuilder::build).toList());
    }

    private static final class ChainBuilder {
        final String name;
        Chain.@Nullable Base base;
        String comment = "";
        final List<Rule> rules = new ArrayList<>();

        ChainBuilder(String name) {
            this.name = name;
        }

        Chain build() {
            return new Chain(name, base, rules, comment);
        }
    }

    private record SetBuilder(
            String name,
            List<KeyType> type,
            boolean verdicts,
            int seconds,
            String comment,
            LinkedHashMap<List<KeyValue>, SetElement> elements) {
        SetBuilder(String name, List<KeyType> type, boolean verdicts, int seconds, String comment) {
            this(name, type, verdicts, seconds, comment, new LinkedHashMap<>());
        }

        NamedSet build() {
            return new NamedSet(
                    name, type, verdicts, seconds, comment, List.copyOf(elements.values()));
        }
    }
}

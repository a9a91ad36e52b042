package io.netwright.sim.stack;

import io.netwright.sim.fabric.Chain;
import io.netwright.sim.fabric.Table;

import org.jspecify.annotations.Nullable;

/// A chain with its rules ready.
final class CompiledChain {
    final Table table;
    final Chain chain;
    final CompiledRule[] rules;
    final @Nullable ChainIndex index;

    CompiledChain(Table table, Chain chain, Conditions conditions) {
        this.table = table;
        this.chain = chain;
        rules =
                chain.rules().stream()
                        .map(it -> new CompiledRule(it, conditions))
                        .toArray(CompiledRule[]::new);
        index = ChainIndex.of(chain.rules());
    }

    boolean drops() {
        var base = chain.base();
        return base != null && base.drops();
    }
}

package io.netwright.sim.stack;

import io.netwright.sim.fabric.SetElement;

import org.jspecify.annotations.Nullable;

/// An element of a set or a map, ready to act.
final class CompiledElement {
    final SetElement element;

    /// Where a jump or a goto leads.
    @Nullable CompiledChain chain;

    CompiledElement(SetElement element) {
        this.element = element;
    }
}

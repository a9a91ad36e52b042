package io.netwright.sim.stack;

import io.netwright.sim.fabric.Chain;
import io.netwright.sim.fabric.Entry;
import io.netwright.sim.fabric.Hook;
import io.netwright.sim.fabric.SetElement;
import io.netwright.sim.fabric.Table;

import org.jspecify.annotations.Nullable;

/// Hears of every step of a packet. [#NONE] costs nothing.
public interface Recorder {
    Recorder NONE =
            new Recorder() {
                @Override
                public void rule(
                        int namespace,
                        Hook hook,
                        Table table,
                        Chain chain,
                        int rule,
                        @Nullable SetElement element,
                        Skb before,
                        Skb after) {}

                @Override
                public void step(
                        int namespace,
                        int device,
                        Stage stage,
                        @Nullable Entry entry,
                        Skb before,
                        Skb after) {}

                @Override
                public void drop(
                        int namespace,
                        int device,
                        DropReason reason,
                        @Nullable Entry entry,
                        Skb skb) {}
            };

    /// A rule matched and acted, or (rule -1) a base chain ended with its policy. Rules that did
    /// not match are not told: they are those before it.
    ///
    /// @param element the element of a map that said what the rule does, or of the set that it
    ///   asked; null where none did
    void rule(
            int namespace,
            Hook hook,
            Table table,
            Chain chain,
            int rule,
            @Nullable SetElement element,
            Skb before,
            Skb after);

    /// Anything else that happened.
    ///
    /// @param device the id of the device where it happened, -1 where none is concerned
    /// @param entry the table entry that decided, null where none did
    void step(int namespace, int device, Stage stage, @Nullable Entry entry, Skb before, Skb after);

    /// The packet went no further. A drop by a rule is told by `rule` first.
    void drop(int namespace, int device, DropReason reason, @Nullable Entry entry, Skb skb);
}

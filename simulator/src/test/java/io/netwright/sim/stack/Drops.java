package io.netwright.sim.stack;

import io.netwright.sim.fabric.Chain;
import io.netwright.sim.fabric.Entry;
import io.netwright.sim.fabric.Hook;
import io.netwright.sim.fabric.SetElement;
import io.netwright.sim.fabric.Table;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/// Keeps the reasons of drops of IP packets, and what sockets got.
final class Drops implements Recorder {
    final List<DropReason> reasons = new ArrayList<>();
    final List<Skb> delivered = new ArrayList<>();

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
            int namespace, int device, Stage stage, @Nullable Entry entry, Skb before, Skb after) {
        if (stage == Stage.DELIVER && after.packet().ip() != null) {
            delivered.add(after);
        }
    }

    @Override
    public void drop(int namespace, int device, DropReason reason, @Nullable Entry entry, Skb skb) {
        if (skb.packet().ip() != null) {
            reasons.add(reason);
        }
    }
}

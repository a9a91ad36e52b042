package io.netwright.sim.run;

import io.netwright.sim.fabric.Chain;
import io.netwright.sim.fabric.Entry;
import io.netwright.sim.fabric.Hook;
import io.netwright.sim.fabric.SetElement;
import io.netwright.sim.fabric.Table;
import io.netwright.sim.stack.DropReason;
import io.netwright.sim.stack.FabricState;
import io.netwright.sim.stack.Skb;
import io.netwright.sim.stack.Stage;

import org.jspecify.annotations.Nullable;

/// Runs again from a checkpoint, and takes the state right after a step.
final class Snapshot implements Journal {
    private final RunState state;
    private final int index;
    private int steps;
    private @Nullable FabricState result;

    /// Prepares a rerun.
    ///
    /// @param index of the step, -1 for none
    Snapshot(Log.Checkpoint from, int index) {
        this.state = from.fork();
        this.steps = from.steps();
        this.index = index;
    }

    World world(Setup setup) {
        return new World(setup, state, new SeededChooser(state.random), this, true);
    }

    @Nullable FabricState result() {
        return result;
    }

    private void count() {
        if (steps++ == index) {
            result = state.fabric.snapshot();
        }
    }

    @Override
    public void rule(
            int namespace,
            Hook hook,
            Table table,
            Chain chain,
            int rule,
            @Nullable SetElement element,
            Skb before,
            Skb after) {
        count();
    }

    @Override
    public void step(
            int namespace, int device, Stage stage, @Nullable Entry entry, Skb before, Skb after) {
        count();
    }

    @Override
    public void drop(int namespace, int device, DropReason reason, @Nullable Entry entry, Skb skb) {
        count();
    }

    @Override
    public void at(long time) {}

    @Override
    public void flight(Flight flight) {}

    @Override
    public void story(Story story) {}

    @Override
    public void news(NetEvent.SocketNotified what) {}

    @Override
    public void eventDone(RunState after) {}
}

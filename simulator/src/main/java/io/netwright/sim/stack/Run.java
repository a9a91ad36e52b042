package io.netwright.sim.stack;

import java.util.ArrayDeque;
import java.util.List;

/// One call of the [Stack]: what the caller gave it, and what is still to do inside.
final class Run {
    final FabricState state;
    final long now;
    final Chooser chooser;
    final Recorder recorder;
    final List<Effect> out;

    /// Packets that left by `lo`; they come in again when the packet at hand is done.
    final ArrayDeque<Flight> looped = new ArrayDeque<>(2);

    Run(FabricState state, long now, Chooser chooser, Recorder recorder, List<Effect> out) {
        this.state = state;
        this.now = now;
        this.chooser = chooser;
        this.recorder = recorder;
        this.out = out;
    }
}

package io.netwright.sim.run;

import io.netwright.sim.stack.FabricState;
import io.netwright.sim.stack.Stack;

import java.util.List;

/// What happened in a run so far. One thread runs and appends; any thread reads, and what it has
/// read never changes.
public final class Recording {
    /// Steps between two checkpoints.
    private static final int SPACING = 2000;

    private final Setup setup;
    private final Log log;

    Recording(Setup setup, Log log) {
        this.setup = setup;
        this.log = log;
    }

    public Stack stack() {
        return setup.stack();
    }

    static int spacing() {
        return SPACING;
    }

    /// How far the run is.
    public Progress progress() {
        return log.progress();
    }

    /// The steps so far, in order.
    public List<Step> steps() {
        return log.steps(progress());
    }

    /// The frames that went from device to device so far, by when they were sent.
    public List<Flight> flights() {
        return log.flights(progress());
    }

    /// What processes began so far.
    public List<Story> stories() {
        return log.stories(progress());
    }

    /// What sockets told their processes so far.
    public List<News> news() {
        return log.news(progress());
    }

    /// The state right after a step, in the midst of the event that it is part of.
    public FabricState stateAtStep(int index) {
        if (index < 0 || index >= progress().steps()) {
            throw new IndexOutOfBoundsException(index);
        }
        var from = log.checkpointBeforeStep(index);
        var snap = new Snapshot(from, index);
        var world = snap.world(setup);
        while (snap.result() == null && world.step()) {
            // until the step is done
        }
        var result = snap.result();
        if (result == null) {
            throw new IllegalStateException("the run went another way");
        }
        return result;
    }

    /// The state when everything at this time has happened, or as far as the run is.
    public FabricState stateAtTime(long time) {
        long end = Math.min(time, progress().time());
        var world = new Snapshot(log.checkpointBeforeTime(end), -1).world(setup);
        world.state().events.runUntil(end, world::handle);
        return world.state().fabric;
    }

    /// A run that goes its own way from this time on, or from as far as this one is; its recording
    /// begins with the steps of this one.
    public Simulator branchAtTime(long time) {
        long end = Math.min(time, progress().time());
        var from = log.checkpointBeforeTime(end);
        var branch = new Simulator(setup, from.fork(), log.upTo(from));
        branch.runUntil(end);
        return branch;
    }

    /// How far a run is: how many of everything there are, and its time.
    public record Progress(int steps, int flights, int stories, int news, long time) {}
}

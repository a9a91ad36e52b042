package io.netwright.sim.run;

import io.netwright.sim.stack.Chooser;
import io.netwright.sim.stack.FabricState;

/// One run of a [Setup]. The same setup and seed give the same recording, on every machine.
///
/// One thread runs; others read [#recording].
public final class Simulator {
    private final World world;
    private final Log log;
    private final Recording recording;

    /// A run that has just begun: nothing has happened.
    public static Simulator timed(Setup setup, long seed) {
        return timed(setup, seed, Recording.spacing());
    }

    /// As [#timed(Setup,long)], with so many steps between two checkpoints.
    static Simulator timed(Setup setup, long seed, int spacing) {
        var simulator = new Simulator(setup, new RunState(setup, seed), new Log(spacing));
        simulator.log.checkpoint(simulator.world.state(), true);
        return simulator;
    }

    /// A run on instant wires in which a chooser decides all; it has no checkpoints. Frames go one
    /// after the other, and a timer fires when nothing else is left to do.
    public static Simulator instant(Setup setup, Chooser chooser) {
        var log = new Log(Integer.MAX_VALUE);
        return new Simulator(
                setup, log, new World(setup, new RunState(setup, 0), chooser, log, false));
    }

    Simulator(Setup setup, RunState state, Log log) {
        this(setup, log, new World(setup, state, new SeededChooser(state.random), log, true));
    }

    private Simulator(Setup setup, Log log, World world) {
        this.world = world;
        this.log = log;
        this.recording = new Recording(setup, log);
    }

    public Recording recording() {
        return recording;
    }

    /// The state of the stack as it is now; it goes on changing.
    public FabricState state() {
        return world.state().fabric;
    }

    /// Nanoseconds since the run began.
    public long now() {
        return world.state().events.now();
    }

    /// When something happens next, [Long#MAX_VALUE] if nothing is left.
    public long nextTime() {
        return world.state().events.nextTime();
    }

    /// Lets one event happen.
    ///
    /// @return false if there was none
    public boolean step() {
        return world.step();
    }

    /// Lets everything happen that is due at `end` or before; then it is `end`.
    ///
    /// @return how many events happened
    public long runUntil(long end) {
        long count = world.state().events.runUntil(end, world::handle);
        log.at(now());
        log.publish();
        return count;
    }

    /// Lets everything happen until nothing is left, or a number of events has happened.
    ///
    /// @return false if something is left
    public boolean runToEnd(long maxEvents) {
        long count = 0;
        while (count < maxEvents && world.step()) {
            count++;
        }
        return nextTime() == Long.MAX_VALUE;
    }

    /// Starts a process now.
    ///
    /// @return its number
    public int start(String name, int namespace, Program program) {
        int process = world.add(name, namespace, program.fork());
        world.state().events.after(0, new NetEvent.ProcessStarts(process));
        if (world.timed()) {
            log.checkpoint(world.state(), true); // a rerun from before would not start it
        }
        return process;
    }

    /// A process's program as it is now.
    ///
    /// @param process its number: its place in [Setup#processes], or what [#start] gave
    /// @throws ClassCastException if it is of another type
    public <P extends Program> P program(int process, Class<P> type) {
        return type.cast(world.state().processes.get(process).program());
    }
}

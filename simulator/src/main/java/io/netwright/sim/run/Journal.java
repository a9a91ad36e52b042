package io.netwright.sim.run;

import io.netwright.sim.stack.Recorder;

/// Hears of all that happens in a run.
interface Journal extends Recorder {
    /// Called before anything that happens at this time.
    void at(long time);

    void flight(Flight flight);

    void story(Story story);

    void news(NetEvent.SocketNotified what);

    /// Called when an event has happened, and nothing is under way.
    void eventDone(RunState state);
}

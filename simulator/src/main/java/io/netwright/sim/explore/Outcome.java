package io.netwright.sim.explore;

import io.netwright.sim.run.News;
import io.netwright.sim.run.Simulator;
import io.netwright.sim.run.Step;

import java.util.List;

/// One way in which things may go.
///
/// @param probability more than 0, at most 1
/// @param ended false if it was still going on at the limit
/// @param run that went this way; its programs and its state are as it left them
public record Outcome(double probability, boolean ended, Simulator run) {
    public List<Step> steps() {
        return run.recording().steps();
    }

    /// What sockets told their processes.
    public List<News> news() {
        return run.recording().news();
    }
}

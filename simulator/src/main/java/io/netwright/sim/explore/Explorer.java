package io.netwright.sim.explore;

import io.netwright.sim.run.Setup;
import io.netwright.sim.run.Simulator;
import io.netwright.sim.run.Step;
import io.netwright.sim.stack.Chooser;
import io.netwright.sim.stack.Skb;
import io.netwright.sim.stack.Stage;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Function;

/// Finds every outcome of a setup.
public final class Explorer {
    private Explorer() {}

    /// Runs a setup on instant wires, once for each sequence of choices.
    public static Exploration explore(Setup setup, Limits limits) {
        return explore(chooser -> Simulator.instant(setup, chooser), limits);
    }

    /// Runs what `begin` gives, once for each sequence of choices, until nothing is left to happen.
    ///
    /// @param begin makes a run in which the chooser decides, the same each time
    public static Exploration explore(Function<Chooser, Simulator> begin, Limits limits) {
        var found = new LinkedHashMap<List<Did>, Found>();
        var path = new BranchingChooser();
        int runs = 0;
        boolean complete = true;
        boolean more = true;
        while (more) {
            if (runs == limits.runs()) {
                complete = false;
                break;
            }
            var run = begin.apply(path);
            boolean ended = run.runToEnd(limits.events());
            complete &= ended;
            found.merge(
                    did(run.recording().steps()),
                    new Found(path.probability(), ended, run),
                    (one, other) ->
                            new Found(
                                    one.probability().plus(other.probability()),
                                    one.ended(),
                                    one.run()));
            more = path.next();
            runs++;
        }
        var outcomes = new ArrayList<Outcome>();
        var covered = Fraction.ZERO;
        for (var it : found.values()) {
            covered = covered.plus(it.probability());
            outcomes.add(new Outcome(it.probability().value(), it.ended(), it.run()));
        }
        return new Exploration(outcomes, complete, covered.value());
    }

    private record Found(Fraction probability, boolean ended, Simulator run) {}

    /// What tells one outcome from another: not the way it was chosen.
    private static List<Did> did(List<Step> steps) {
        var all = new ArrayList<Did>(steps.size());
        for (var step : steps) {
            all.add(
                    new Did(
                            step.namespace(),
                            step.device(),
                            step.stage(),
                            step.before(),
                            step.after()));
        }
        return all;
    }

    private record Did(int namespace, int device, Stage stage, Skb before, Skb after) {}
}

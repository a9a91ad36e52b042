package io.netwright.sim.run;

import io.netwright.sim.engine.RandomStreams;
import io.netwright.sim.stack.Chooser;

/// Chooses by weight, with one random stream per kind of choice.
final class SeededChooser implements Chooser {
    private final RandomStreams random;

    SeededChooser(RandomStreams random) {
        this.random = random;
    }

    @Override
    public int choose(ChoicePoint at, long[] weights) {
        return weights.length == 1 ? 0 : random.stream("choice/" + at).weighted(weights);
    }
}

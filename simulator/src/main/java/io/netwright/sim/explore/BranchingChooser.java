package io.netwright.sim.explore;

import io.netwright.sim.engine.RandomStream;
import io.netwright.sim.stack.Chooser;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;

/// Takes the ways of a recorded path, then the first way of every new choice.
final class BranchingChooser implements Chooser {
    private final List<Choice> path = new ArrayList<>();
    private int depth;
    private RandomStream numbers = new RandomStream(0);

    @Override
    public int choose(ChoicePoint at, long[] weights) {
        return switch (at) {
            case STATISTIC, REAL_SERVER, MULTIPATH, LOSS -> branch(weights);
            case SOURCE_PORT, NAT_PORT -> numbers.weighted(weights);
            case SHUFFLE -> first(weights, 0);
        };
    }

    private int branch(long[] weights) {
        if (depth == path.size()) {
            path.add(new Choice(first(weights, 0), weights.clone()));
        }
        return path.get(depth++).way();
    }

    /// The probability of the path that the last run took.
    Fraction probability() {
        var product = Fraction.ONE;
        for (var choice : path.subList(0, depth)) {
            product = product.times(choice.share());
        }
        return product;
    }

    /// Prepares the next run: the last choice that has a way left takes it.
    ///
    /// @return false if there is none
    boolean next() {
        depth = 0;
        numbers = new RandomStream(0);
        while (!path.isEmpty()) {
            var last = path.removeLast();
            int way = last.following();
            if (way >= 0) {
                path.add(new Choice(way, last.weights));
                return true;
            }
        }
        return false;
    }

    /// The first way from `from` on that can be taken, -1 if there is none.
    private static int first(long[] weights, int from) {
        for (int i = from; i < weights.length; i++) {
            if (weights[i] > 0) {
                return i;
            }
        }
        return -1;
    }

    private static final class Choice {
        private final int way;
        private final long[] weights;

        Choice(int way, long[] weights) {
            this.way = way;
            this.weights = weights;
        }

        int way() {
            return way;
        }

        Fraction share() {
            return Fraction.of(weights[way], LongStream.of(weights).sum());
        }

        /// The first way after this one that can be taken, -1 if there is none.
        int following() {
            return first(weights, way + 1);
        }
    }
}

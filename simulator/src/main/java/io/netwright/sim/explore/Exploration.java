package io.netwright.sim.explore;

import java.util.List;

/// What may happen.
///
/// @param outcomes each different from the others, in the order in which they were found
/// @param complete false if there are more, or one did not end
/// @param covered the sum of the probabilities
public record Exploration(List<Outcome> outcomes, boolean complete, double covered) {
    public Exploration {
        outcomes = List.copyOf(outcomes);
    }
}

package io.netwright.sim.fabric;

import java.util.List;

/// A rule of a chain: all of its matches, then its target.
///
/// @param comment `-m comment`, `""` for none
public record Rule(List<Match> matches, Target target, String comment, int origin)
        implements Entry {
    public Rule {
        matches = List.copyOf(matches);
    }
}

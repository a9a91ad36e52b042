package io.netwright.sim.fabric;

import java.util.List;

/// A rule of a chain: all of its matches, then its target.
///
/// @param comment `-m comment`, `""` for none
/// @param commentAt how many of the matches stand before the comment, for those who print the rule
public record Rule(List<Match> matches, Target target, String comment, int commentAt, int origin)
        implements Entry {
    public Rule {
        matches = List.copyOf(matches);
    }

    public Rule(List<Match> matches, Target target, String comment, int origin) {
        this(matches, target, comment, 0, origin);
    }
}

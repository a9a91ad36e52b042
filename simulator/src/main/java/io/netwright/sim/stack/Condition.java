package io.netwright.sim.stack;

/// A match of a rule, ready to be asked.
interface Condition {
    boolean test(Run run, Flight flight);
}

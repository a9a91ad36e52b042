package io.netwright.sim.trace;

/// What a step means to people.
///
/// @param action a word or two
/// @param end does the packet go no further, by being taken or lost?
record Said(String action, Reason why, boolean end) {
    static Said of(String action, Reason why) {
        return new Said(action, why, false);
    }

    static Said end(String action, Reason why) {
        return new Said(action, why, true);
    }
}

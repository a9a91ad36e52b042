package io.netwright.sim.ipam;

/// What stands for a random number: always the same for the same text.
@FunctionalInterface
public interface Draw {
    /// From 0 to `bound` - 1.
    long of(String text, long bound);
}

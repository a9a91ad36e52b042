package io.netwright.sim.explore;

/// Where an exploration stops.
///
/// @param runs how many sequences of choices it tries
/// @param events how many events one run may have
public record Limits(int runs, long events) {
    public static final Limits DEFAULT = new Limits(4096, 200_000);
}

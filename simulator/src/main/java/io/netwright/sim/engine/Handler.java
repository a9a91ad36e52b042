package io.netwright.sim.engine;

/// Lets events happen.
///
/// @param <E> what happens
@FunctionalInterface
public interface Handler<E> {
    void handle(E event, Timeline<E> timeline);
}

package io.netwright.sim.engine;

/// The future, to those who put events into it.
///
/// @param <E> what happens
public interface Timeline<E> {
    /// Nanoseconds since the run began.
    long now();

    /// Plans an event.
    ///
    /// @param delayNanos from now, not negative; 0 is after everything planned for now already
    /// @return a handle for [#cancel] and [#move], never negative
    long after(long delayNanos, E event);

    /// Takes an event out of the plan.
    ///
    /// @return false if the event has happened or was canceled before
    boolean cancel(long handle);

    /// Plans an event anew.
    ///
    /// @return its new handle
    /// @throws IllegalArgumentException if the event has happened or was canceled before
    long move(long handle, long delayNanos);
}

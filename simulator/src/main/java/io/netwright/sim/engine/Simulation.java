package io.netwright.sim.engine;

import java.util.List;

/// Runs events in (time, sequence) order on one thread: the same events give the same run.
///
/// @param <E> what happens
public final class Simulation<E> implements Timeline<E> {
    private final TimerHeap<E> heap;
    private long now;

    public Simulation() {
        heap = new TimerHeap<>();
    }

    private Simulation(Simulation<E> from) {
        heap = from.heap.copy();
        now = from.now;
    }

    /// A simulation that goes on from here by itself; handles of this one are good for both.
    public Simulation<E> fork() {
        return new Simulation<>(this);
    }

    @Override
    public long now() {
        return now;
    }

    @Override
    public long after(long delayNanos, E event) {
        return heap.add(later(delayNanos), event);
    }

    @Override
    public boolean cancel(long handle) {
        return heap.cancel(handle);
    }

    @Override
    public long move(long handle, long delayNanos) {
        return heap.move(handle, later(delayNanos));
    }

    /// When the next event is due, [Long#MAX_VALUE] if there is none.
    public long nextTime() {
        return heap.firstTime();
    }

    public int pending() {
        return heap.size();
    }

    /// The pending events in the order in which they are due.
    public List<E> pendingInOrder() {
        return heap.inOrder();
    }

    /// Lets one event happen.
    ///
    /// @return false if there was none
    public boolean step(Handler<E> handler) {
        if (heap.isEmpty()) {
            return false;
        }
        now = heap.firstTime();
        handler.handle(heap.removeFirst(), this);
        return true;
    }

    /// Lets everything happen that is due at `end` or before; then it is `end`.
    ///
    /// @return how many events happened
    public long runUntil(long end, Handler<E> handler) {
        long count = 0;
        while (heap.firstTime() <= end && step(handler)) {
            count++;
        }
        now = Math.max(now, end);
        return count;
    }

    private long later(long delayNanos) {
        if (delayNanos < 0) {
            throw new IllegalArgumentException("%d ns before now".formatted(-delayNanos));
        }
        return Math.addExact(now, delayNanos);
    }
}

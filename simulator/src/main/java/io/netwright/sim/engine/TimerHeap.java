package io.netwright.sim.engine;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.NoSuchElementException;

/// Events by time, those of one time by order of insertion.
///
/// A heap of four children per node. A node is two neighbors in one array: the time, then a *tag*,
/// which is the insertion's sequence number above the number of the slot that holds the event. So a
/// node's children fill one cache line and no event is touched on the way. The tag is the handle. A
/// canceled event leaves its node behind until it comes up, or until dead nodes outnumber live
/// ones.
///
/// @param <E> what happens
public final class TimerHeap<E> {
    private static final int SLOT_BITS = 24;
    private static final int MAX_PENDING = 1 << SLOT_BITS;
    private static final int MASK = MAX_PENDING - 1;
    private static final long MAX_SEQUENCE = 1L << (63 - SLOT_BITS);

    /// In place of a free slot's tag.
    private static final long FREE = -1;

    private long[] nodes;
    private int size;
    private int dead;
    private long sequence;

    private @Nullable Object[] events;
    private long[] tags;
    private int[] freeSlots;
    private int free;

    public TimerHeap() {
        nodes = new long[32];
        events = new Object[16];
        tags = new long[16];
        freeSlots = new int[16];
        addSlots(0);
    }

    private TimerHeap(TimerHeap<E> from) {
        nodes = from.nodes.clone();
        size = from.size;
        dead = from.dead;
        sequence = from.sequence;
        events = from.events.clone();
        tags = from.tags.clone();
        freeSlots = from.freeSlots.clone();
        free = from.free;
    }

    /// A heap with the same events; handles of this one are good for both.
    public TimerHeap<E> copy() {
        return new TimerHeap<>(this);
    }

    /// How many events are pending.
    public int size() {
        return size - dead;
    }

    public boolean isEmpty() {
        return size == 0;
    }

    /// Adds an event.
    ///
    /// @return a handle for [#cancel] and [#move], never negative
    /// @throws IllegalStateException with more than 16 million events pending
    public long add(long time, E event) {
        if (free == 0) {
            if (events.length == MAX_PENDING) {
                throw new IllegalStateException("more than %d events".formatted(MAX_PENDING));
            }
            int used = events.length;
            events = Arrays.copyOf(events, 2 * used);
            tags = Arrays.copyOf(tags, 2 * used);
            freeSlots = new int[2 * used];
            addSlots(used);
        }
        if (sequence == MAX_SEQUENCE) {
            throw new IllegalStateException("out of sequence numbers");
        }
        int slot = freeSlots[--free];
        long tag = sequence++ << SLOT_BITS | slot;
        events[slot] = event;
        tags[slot] = tag;
        if (2 * size == nodes.length) {
            nodes = Arrays.copyOf(nodes, 2 * nodes.length);
        }
        siftUp(size++, time, tag);
        return tag;
    }

    /// When the first event is due, [Long#MAX_VALUE] if there is none.
    public long firstTime() {
        return size == 0 ? Long.MAX_VALUE : nodes[0];
    }

    /// The handle of the first event.
    ///
    /// @throws NoSuchElementException if there is none
    public long first() {
        if (size == 0) {
            throw new NoSuchElementException();
        }
        return nodes[1];
    }

    /// The event of a handle, null if it was removed or canceled.
    @SuppressWarnings("unchecked")
    public @Nullable E get(long handle) {
        int slot = (int) handle & MASK;
        return handle >= 0 && slot < tags.length && tags[slot] == handle ? (E) events[slot] : null;
    }

    /// Takes out the event that is due first.
    ///
    /// @throws NoSuchElementException if there is none
    @SuppressWarnings("unchecked")
    public E removeFirst() {
        if (size == 0) {
            throw new NoSuchElementException();
        }
        int slot = (int) nodes[1] & MASK;
        var event = (E) events[slot];
        release(slot);
        dropRoot();
        skipDead();
        if (event == null) {
            throw new IllegalStateException("a dead node on top");
        }
        return event;
    }

    /// Takes out an event.
    ///
    /// @return false if the event was removed or canceled before
    public boolean cancel(long handle) {
        if (get(handle) == null) {
            return false;
        }
        release((int) handle & MASK);
        dead++;
        if (nodes[1] == handle) {
            skipDead();
        } else if (dead > 64 && dead > size / 2) {
            compact();
        }
        return true;
    }

    /// Gives an event another time; among others of that time it is the latest.
    ///
    /// @return its new handle
    /// @throws IllegalArgumentException if the event was removed or canceled before
    public long move(long handle, long time) {
        var event = get(handle);
        if (event == null) {
            throw new IllegalArgumentException("no such event");
        }
        cancel(handle);
        return add(time, event);
    }

    /// All pending events in the order in which they are due.
    public List<E> inOrder() {
        var rest = copy();
        var all = new ArrayList<E>(size());
        while (!rest.isEmpty()) {
            all.add(rest.removeFirst());
        }
        return all;
    }

    private void addSlots(int from) {
        for (int slot = events.length - 1; slot >= from; slot--) {
            freeSlots[free++] = slot;
            tags[slot] = FREE;
        }
    }

    private void release(int slot) {
        events[slot] = null;
        tags[slot] = FREE;
        freeSlots[free++] = slot;
    }

    private boolean isDead(long tag) {
        return tags[(int) tag & MASK] != tag;
    }

    private void skipDead() {
        while (dead > 0 && size > 0 && isDead(nodes[1])) {
            dropRoot();
            dead--;
        }
    }

    private void dropRoot() {
        size--;
        if (size > 0) {
            siftDown(0, nodes[2 * size], nodes[2 * size + 1]);
        }
    }

    private void compact() {
        int kept = 0;
        for (int i = 0; i < size; i++) {
            if (!isDead(nodes[2 * i + 1])) {
                nodes[2 * kept] = nodes[2 * i];
                nodes[2 * kept + 1] = nodes[2 * i + 1];
                kept++;
            }
        }
        size = kept;
        dead = 0;
        for (int i = (size - 2) / 4; i >= 0 && size > 1; i--) {
            siftDown(i, nodes[2 * i], nodes[2 * i + 1]);
        }
    }

    private void siftUp(int from, long time, long tag) {
        var heap = nodes;
        int at = from;
        while (at > 0) {
            int parent = (at - 1) >>> 2;
            long parentTime = heap[2 * parent];
            if (parentTime < time || (parentTime == time && heap[2 * parent + 1] < tag)) {
                break;
            }
            heap[2 * at] = parentTime;
            heap[2 * at + 1] = heap[2 * parent + 1];
            at = parent;
        }
        heap[2 * at] = time;
        heap[2 * at + 1] = tag;
    }

    private void siftDown(int from, long time, long tag) {
        var heap = nodes;
        int at = from;
        while (true) {
            int child = 4 * at + 1;
            if (child >= size) {
                break;
            }
            int least = child;
            long leastTime = heap[2 * child];
            long leastTag = heap[2 * child + 1];
            int end = Math.min(child + 4, size);
            for (child++; child < end; child++) {
                long childTime = heap[2 * child];
                if (childTime < leastTime
                        || (childTime == leastTime && heap[2 * child + 1] < leastTag)) {
                    least = child;
                    leastTime = childTime;
                    leastTag = heap[2 * child + 1];
                }
            }
            if (time < leastTime || (time == leastTime && tag < leastTag)) {
                break;
            }
            heap[2 * at] = leastTime;
            heap[2 * at + 1] = leastTag;
            at = least;
        }
        heap[2 * at] = time;
        heap[2 * at + 1] = tag;
    }
}

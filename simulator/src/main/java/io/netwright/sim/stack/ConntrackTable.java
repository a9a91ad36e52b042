package io.netwright.sim.stack;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/// The confirmed connections of a namespace, found by either tuple: an open hash table of slot
/// numbers over an array of connections.
final class ConntrackTable {
    private static final int FIRST = 16;

    private @Nullable Connection[] slots = new @Nullable Connection[FIRST];

    /// Slots that are not in use, the last `free` of them; the rest of the array is junk.
    private int[] unused = new int[FIRST];

    private int free;
    private int used;

    /// `slot * 2 + direction + 1`, 0 for nothing; and the hash of that tuple beside it.
    private int[] index = new int[FIRST * 4];

    private int[] hashes = new int[FIRST * 4];
    private long sequence;
    private long[] births = new long[FIRST];

    ConntrackTable copy() {
        var copy = new ConntrackTable();
        copy.slots = new @Nullable Connection[slots.length];
        for (int i = 0; i < used; i++) {
            var connection = slots[i];
            copy.slots[i] = connection == null ? null : connection.copy();
        }
        copy.unused = unused.clone();
        copy.free = free;
        copy.used = used;
        copy.index = index.clone();
        copy.hashes = hashes.clone();
        copy.sequence = sequence;
        copy.births = births.clone();
        return copy;
    }

    int size() {
        return used - free;
    }

    /// The connection that has this tuple in one of its directions, null for none. An expired one
    /// goes.
    @Nullable Connection find(Tuple tuple, long now) {
        int at = at(tuple);
        if (index[at] == 0) {
            return null;
        }
        var found = slots[(index[at] - 1) >>> 1];
        if (found != null && found.expires <= now) {
            remove(found);
            return null;
        }
        return found;
    }

    @Nullable Connection inSlot(int slot) {
        return slots[slot];
    }

    /// Enters a connection.
    ///
    /// @return false if one of its tuples is taken
    boolean add(Connection connection, long now) {
        if (find(connection.original, now) != null || find(connection.reply, now) != null) {
            return false;
        }
        if (size() * 4 >= index.length) {
            expire(now);
            if (size() * 4 >= index.length) {
                grow();
            }
        }
        int slot;
        if (free > 0) {
            slot = unused[--free];
        } else {
            if (used == slots.length) {
                slots = Arrays.copyOf(slots, used * 2);
                births = Arrays.copyOf(births, used * 2);
                unused = Arrays.copyOf(unused, used * 2);
            }
            slot = used++;
        }
        slots[slot] = connection;
        births[slot] = sequence++;
        connection.slot = slot;
        enter(connection.original, slot * 2 + 1);
        enter(connection.reply, slot * 2 + 2);
        return true;
    }

    void remove(Connection connection) {
        int slot = connection.slot;
        if (slot < 0) {
            return;
        }
        leave(connection.original);
        leave(connection.reply);
        slots[slot] = null;
        unused[free++] = slot;
        connection.slot = -1;
    }

    List<ConntrackEntry> entries(long now) {
        var order = new ArrayList<Integer>();
        for (int i = 0; i < used; i++) {
            var connection = slots[i];
            if (connection != null && connection.expires > now) {
                order.add(i);
            }
        }
        order.sort(Comparator.comparingLong(i -> births[i]));
        var entries = new ArrayList<ConntrackEntry>();
        for (int i : order) {
            var connection = slots[i];
            if (connection != null) {
                entries.add(connection.view());
            }
        }
        return entries;
    }

    private void expire(long now) {
        for (int i = 0; i < used; i++) {
            var connection = slots[i];
            if (connection != null && connection.expires <= now) {
                remove(connection);
            }
        }
    }

    private void grow() {
        index = new int[index.length * 2];
        hashes = new int[index.length];
        for (int i = 0; i < used; i++) {
            var connection = slots[i];
            if (connection != null) {
                enter(connection.original, i * 2 + 1);
                enter(connection.reply, i * 2 + 2);
            }
        }
    }

    private int at(Tuple tuple) {
        int hash = tuple.hashCode();
        int mask = index.length - 1;
        int at = hash & mask;
        while (index[at] != 0 && (hashes[at] != hash || !tupleAt(at).equals(tuple))) {
            at = (at + 1) & mask;
        }
        return at;
    }

    private Tuple tupleAt(int at) {
        int value = index[at] - 1;
        var connection = slots[value >>> 1];
        if (connection == null) {
            throw new IllegalStateException("an index entry of no connection");
        }
        return connection.tuple((value & 1) != 0);
    }

    private void enter(Tuple tuple, int value) {
        int at = at(tuple);
        index[at] = value;
        hashes[at] = tuple.hashCode();
    }

    /// Linear probing without tombstones: what follows moves up where it may.
    private void leave(Tuple tuple) {
        int gap = at(tuple);
        if (index[gap] == 0) {
            return;
        }
        int mask = index.length - 1;
        index[gap] = 0;
        for (int at = (gap + 1) & mask; index[at] != 0; at = (at + 1) & mask) {
            int home = hashes[at] & mask;
            if (((at - home) & mask) >= ((at - gap) & mask)) {
                index[gap] = index[at];
                hashes[gap] = hashes[at];
                index[at] = 0;
                gap = at;
            }
        }
    }
}

package io.netwright.sim.stack;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;

/// A hash table from two longs (an address of [Bits], a MAC address) to values, open and with
/// linear probing. Nothing iterates over it.
final class AddressMap<V> {
    private long[] high;
    private long[] low;
    private @Nullable Object[] values;
    private int size;

    AddressMap() {
        this(8);
    }

    private AddressMap(int capacity) {
        high = new long[capacity];
        low = new long[capacity];
        values = new @Nullable Object[capacity];
    }

    AddressMap<V> copy() {
        var copy = new AddressMap<V>(0);
        copy.high = high.clone();
        copy.low = low.clone();
        copy.values = Arrays.copyOf(values, values.length);
        copy.size = size;
        return copy;
    }

    int size() {
        return size;
    }

    @SuppressWarnings("unchecked")
    @Nullable V get(long keyHigh, long keyLow) {
        return (V) values[slot(keyHigh, keyLow)];
    }

    void put(long keyHigh, long keyLow, V value) {
        int slot = slot(keyHigh, keyLow);
        if (values[slot] == null) {
            if (++size > values.length / 2) {
                grow();
                slot = slot(keyHigh, keyLow);
            }
            high[slot] = keyHigh;
            low[slot] = keyLow;
        }
        values[slot] = value;
    }

    private int slot(long keyHigh, long keyLow) {
        int mask = values.length - 1;
        int slot = hash(keyHigh, keyLow) & mask;
        while (values[slot] != null && (low[slot] != keyLow || high[slot] != keyHigh)) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private static int hash(long keyHigh, long keyLow) {
        long mixed = (keyHigh * 31 + keyLow) * 0x9e37_79b9_7f4a_7c15L;
        return (int) (mixed >>> 32);
    }

    private void grow() {
        var old = new AddressMap<V>(0);
        old.high = high;
        old.low = low;
        old.values = values;
        high = new long[old.high.length * 2];
        low = new long[high.length];
        values = new @Nullable Object[high.length];
        for (int i = 0; i < old.values.length; i++) {
            if (old.values[i] != null) {
                int slot = slot(old.high[i], old.low[i]);
                high[slot] = old.high[i];
                low[slot] = old.low[i];
                values[slot] = old.values[i];
            }
        }
    }
}

package io.netwright.sim.run;

import java.util.AbstractList;
import java.util.Arrays;
import java.util.List;

/// A list that one thread appends to and others read, each up to a size that it was told.
final class Growing<T> {
    private static final int CHUNK_BITS = 10;
    private static final int CHUNK = 1 << CHUNK_BITS;

    private Object[][] chunks = new Object[4][];
    private int size;

    int size() {
        return size;
    }

    void add(T element) {
        int chunk = size >>> CHUNK_BITS;
        if (chunk == chunks.length) {
            chunks = Arrays.copyOf(chunks, 2 * chunks.length);
        }
        if ((size & (CHUNK - 1)) == 0) {
            chunks[chunk] = new Object[CHUNK];
        }
        chunks[chunk][size & (CHUNK - 1)] = element;
        size++;
    }

    @SuppressWarnings("unchecked")
    T get(int index) {
        return (T) chunks[index >>> CHUNK_BITS][index & (CHUNK - 1)];
    }

    /// The first elements, as they are for ever.
    List<T> first(int count) {
        return new AbstractList<>() {
            @Override
            public T get(int index) {
                if (index < 0 || index >= count) {
                    throw new IndexOutOfBoundsException(index);
                }
                return Growing.this.get(index);
            }

            @Override
            public int size() {
                return count;
            }
        };
    }
}

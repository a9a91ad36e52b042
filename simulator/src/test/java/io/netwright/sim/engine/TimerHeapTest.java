package io.netwright.sim.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.PriorityQueue;

class TimerHeapTest {
    private record Entry(long time, int number) {}

    /// Random additions, removals, cancellations and moves, beside a plain queue that is searched.
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void agreesWithAPlainQueue(long seed) {
        var random = new RandomStream(seed);
        long spread = seed % 2 == 0 ? 10 : 1_000_000; // even seeds: almost all ties
        var heap = new TimerHeap<Entry>();
        var reference =
                new PriorityQueue<Entry>(
                        Comparator.comparingLong(Entry::time).thenComparingInt(Entry::number));
        var handles = new ArrayList<Long>();
        var entries = new ArrayList<Entry>();
        for (int number = 0; number < 20_000; number++) {
            int what = random.below(10);
            if (what < 5 || entries.isEmpty()) {
                var entry = new Entry(random.below(spread), number);
                handles.add(heap.add(entry.time(), entry));
                entries.add(entry);
                reference.add(entry);
            } else if (what < 7) {
                assertThat(heap.isEmpty()).isEqualTo(reference.isEmpty());
                if (!reference.isEmpty()) {
                    assertThat(heap.firstTime()).isEqualTo(reference.element().time());
                    assertThat(heap.removeFirst()).isEqualTo(reference.remove());
                }
            } else if (what < 9) {
                int which = random.below(entries.size());
                assertThat(heap.cancel(handles.get(which)))
                        .isEqualTo(reference.remove(entries.get(which)));
            } else {
                int which = random.below(entries.size());
                if (reference.remove(entries.get(which))) {
                    heap.cancel(handles.get(which));
                    var moved = new Entry(random.below(spread), number);
                    long handle = heap.add(random.below(spread), moved);
                    handles.add(heap.move(handle, moved.time()));
                    entries.add(moved);
                    reference.add(moved);
                }
            }
            assertThat(heap.size()).isEqualTo(reference.size());
        }
        var rest = new ArrayList<Entry>();
        while (!reference.isEmpty()) {
            rest.add(reference.remove());
        }
        assertThat(heap.inOrder()).isEqualTo(rest);
    }

    @Test
    void keepsTheOrderOfInsertionAmongTies() {
        var heap = new TimerHeap<Integer>();
        var expected = new ArrayList<Integer>();
        for (int i = 0; i < 1000; i++) {
            heap.add(7, i);
            expected.add(i);
        }
        assertThat(heap.inOrder()).isEqualTo(expected);
    }

    @Test
    void movesBehindOthersOfTheNewTime() {
        var heap = new TimerHeap<String>();
        long a = heap.add(1, "a");
        heap.add(2, "b");
        heap.move(a, 2);
        assertThat(heap.inOrder()).isEqualTo(List.of("b", "a"));
    }

    @Test
    void forgetsHandlesOfWhatIsGone() {
        var heap = new TimerHeap<String>();
        long first = heap.add(1, "first");
        assertThat(heap.removeFirst()).isEqualTo("first");
        heap.add(1, "second"); // in the slot that was the first's
        assertThat(heap.cancel(first)).isFalse();
        assertThat(heap.get(first)).isNull();
        assertThatThrownBy(() -> heap.move(first, 3)).isInstanceOf(IllegalArgumentException.class);
        assertThat(heap.removeFirst()).isEqualTo("second");
        assertThatThrownBy(heap::removeFirst).isInstanceOf(NoSuchElementException.class);
        assertThat(heap.firstTime()).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void copiesGoTheirOwnWays() {
        var heap = new TimerHeap<String>();
        long a = heap.add(1, "a");
        heap.add(2, "b");
        var copy = heap.copy();
        assertThat(copy.cancel(a)).isTrue();
        copy.add(0, "c");
        assertThat(heap.inOrder()).isEqualTo(List.of("a", "b"));
        assertThat(copy.inOrder()).isEqualTo(List.of("c", "b"));
    }
}

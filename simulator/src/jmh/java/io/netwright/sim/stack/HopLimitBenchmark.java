package io.netwright.sim.stack;

import io.netwright.sim.engine.RandomStream;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

import java.util.concurrent.TimeUnit;

/// The limit beside which [HopBenchmark] is read: one hop with no object at all. Packets, conntrack
/// entries, routes and planned events are columns of primitive arrays; a hop takes the next event,
/// finds the flow's entry by its five-tuple, rewrites the destination, finds the longest prefix,
/// counts down the TTL, mends the checksum, and plans the next hop. It walks no rule, explains
/// nothing, and encapsulates nothing.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
@Fork(1)
public class HopLimitBenchmark {
    private static final int ROUTES = 100;

    @Param({"100", "10000"})
    int flows;

    // The packets, one of each flow.
    private int[] source = {};
    private int[] destination = {};
    private int[] ports = {};
    private int[] ttl = {};
    private int[] checksum = {};
    private int[] at = {};

    // Conntrack: open addressing, one row of six for a tuple and what it is rewritten to.
    private int[] entries = {};
    private int mask;

    // Routes: /24s in an open table, tried before the default.
    private final int[] prefix = new int[256];
    private final int[] via = new int[256];

    // What is planned: a binary heap of (time, packet).
    private long[] heap = {};
    private int size;

    @Setup
    public void fill() {
        source = new int[flows];
        destination = new int[flows];
        ports = new int[flows];
        ttl = new int[flows];
        checksum = new int[flows];
        at = new int[flows];
        mask = Integer.highestOneBit(flows * 4) - 1;
        entries = new int[(mask + 1) * 6];
        heap = new long[flows + 1];
        var random = new RandomStream(42);
        for (int i = 0; i < ROUTES; i++) {
            int net = 0x0af4_0000 + (i << 8);
            int slot = hash(net, 0, 0) & 0xff;
            while (prefix[slot] != 0) {
                slot = (slot + 1) & 0xff;
            }
            prefix[slot] = net;
            via[slot] = i + 1;
        }
        for (int i = 0; i < flows; i++) {
            source[i] = 0x0af4_0000 + i;
            destination[i] = 0x0a60_0001 + i % ROUTES;
            ports[i] = (10_000 + i) << 16 | 53;
            ttl[i] = 64;
            enter(source[i], destination[i], ports[i], 0x0af4_0002 + (i % ROUTES << 8), 53);
            push((long) random.below(1 << 20) << 20 | i);
        }
    }

    private static int hash(int a, int b, int c) {
        int mixed = (a * 31 + b) * 31 + c;
        mixed ^= mixed >>> 16;
        mixed *= 0x7feb_352d;
        return mixed ^ mixed >>> 15;
    }

    private void enter(int from, int to, int both, int newTo, int newPort) {
        int slot = hash(from, to, both) & mask;
        while (entries[slot * 6] != 0) {
            slot = (slot + 1) & mask;
        }
        entries[slot * 6] = from;
        entries[slot * 6 + 1] = to;
        entries[slot * 6 + 2] = both;
        entries[slot * 6 + 3] = newTo;
        entries[slot * 6 + 4] = newPort;
    }

    @Benchmark
    public int hop() {
        long event = pop();
        int packet = (int) (event & 0xf_ffff);
        int slot = hash(source[packet], destination[packet], ports[packet]) & mask;
        int to = destination[packet];
        while (entries[slot * 6] != 0) {
            int row = slot * 6;
            if (entries[row] == source[packet]
                    && entries[row + 1] == destination[packet]
                    && entries[row + 2] == ports[packet]) {
                to = entries[row + 3];
                entries[row + 5]++; // when it was last seen
                break;
            }
            slot = (slot + 1) & mask;
        }
        int net = to & 0xffff_ff00;
        int route = hash(net, 0, 0) & 0xff;
        while (prefix[route] != 0 && prefix[route] != net) {
            route = (route + 1) & 0xff;
        }
        at[packet] = via[route];
        ttl[packet] = ttl[packet] == 1 ? 64 : ttl[packet] - 1;
        int sum = checksum[packet] + 0x100;
        checksum[packet] = (sum & 0xffff) + (sum >>> 16);
        push(event + (1L << 32));
        return at[packet];
    }

    private void push(long event) {
        int i = ++size;
        while (i > 1 && heap[i >> 1] > event) {
            heap[i] = heap[i >> 1];
            i >>= 1;
        }
        heap[i] = event;
    }

    private long pop() {
        long first = heap[1];
        long last = heap[size--];
        int i = 1;
        while (2 * i <= size) {
            int child = 2 * i;
            if (child < size && heap[child + 1] < heap[child]) {
                child++;
            }
            if (heap[child] >= last) {
                break;
            }
            heap[i] = heap[child];
            i = child;
        }
        heap[i] = last;
        return first;
    }
}

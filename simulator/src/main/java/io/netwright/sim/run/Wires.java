package io.netwright.sim.run;

import io.netwright.sim.fabric.Device;
import io.netwright.sim.fabric.Fabric;
import io.netwright.sim.fabric.Segment;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;

/// The sending side of every card: what is on the wire and what waits.
final class Wires {
    private static final long NANOS = 1_000_000_000L;

    private final Segment.@Nullable Port[] ports;
    private final @Nullable Queue[] queues;

    Wires(Fabric fabric) {
        ports = new Segment.Port[fabric.devices().size()];
        queues = new Queue[ports.length];
        for (var segment : fabric.segments()) {
            for (var port : segment.ports()) {
                ports[port.device()] = port;
            }
        }
    }

    private Wires(Wires from) {
        ports = from.ports;
        queues = new Queue[ports.length];
        for (int i = 0; i < queues.length; i++) {
            var queue = from.queues[i];
            queues[i] = queue == null ? null : queue.fork();
        }
    }

    Wires fork() {
        return new Wires(this);
    }

    Segment.Port port(int device) {
        var port = device == Device.NONE ? null : ports[device];
        if (port == null) {
            throw new IllegalArgumentException("device %d is on no wire".formatted(device));
        }
        return port;
    }

    /// Puts a frame into a card's queue. It holds frames, not bytes, as `pfifo` does; the one that
    /// is being sent does not count.
    ///
    /// @param now never earlier than in the previous call
    /// @return when its first bit leaves, or -1 if the queue is full
    long enqueue(int device, int bytes, long now) {
        var port = port(device);
        var queue = queues[device];
        if (queue == null) {
            queue = new Queue();
            queues[device] = queue;
        }
        return queue.enqueue(port, serialization(port, bytes), now);
    }

    /// How long a frame takes to leave, rounded up.
    static long serialization(Segment.Port port, int bytes) {
        return Math.ceilDiv(8L * bytes * NANOS, port.bitsPerSecond());
    }

    private static final class Queue {
        private long busyUntil;
        private long[] starts = new long[4];
        private int head;
        private int waiting;

        long enqueue(Segment.Port port, long serialization, long now) {
            while (waiting > 0 && starts[head] <= now) {
                head = (head + 1) % starts.length;
                waiting--;
            }
            long start = Math.max(now, busyUntil);
            if (start > now) {
                if (waiting >= port.queueFrames()) {
                    return -1;
                }
                if (waiting == starts.length) {
                    grow();
                }
                starts[(head + waiting) % starts.length] = start;
                waiting++;
            }
            busyUntil = start + serialization;
            return start;
        }

        private void grow() {
            var more = new long[2 * starts.length];
            for (int i = 0; i < waiting; i++) {
                more[i] = starts[(head + i) % starts.length];
            }
            starts = more;
            head = 0;
        }

        Queue fork() {
            var fork = new Queue();
            fork.busyUntil = busyUntil;
            fork.starts = Arrays.copyOf(starts, starts.length);
            fork.head = head;
            fork.waiting = waiting;
            return fork;
        }
    }
}

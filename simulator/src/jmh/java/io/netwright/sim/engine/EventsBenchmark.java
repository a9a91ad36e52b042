package io.netwright.sim.engine;

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

/// Events per second of the engine, of a kind whose handler does nothing but plan: every fourth
/// event also moves a timer that seldom fires, as every acknowledged segment does.
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class EventsBenchmark {
    private sealed interface Event {
        record Frame(int source) implements Event {}

        record Timer(int source) implements Event {}
    }

    @Param({"100", "10000"})
    int sources;

    private final Simulation<Event> simulation = new Simulation<>();
    private final RandomStream random = new RandomStream(42);
    private Event.Frame[] frames = {};
    private Event.Timer[] timers = {};
    private long[] handles = {};

    @Setup
    public void fill() {
        frames = new Event.Frame[sources];
        timers = new Event.Timer[sources];
        handles = new long[sources];
        for (int i = 0; i < sources; i++) {
            frames[i] = new Event.Frame(i);
            timers[i] = new Event.Timer(i);
            simulation.after(random.below(10_000), frames[i]);
            handles[i] = simulation.after(1_000_000, timers[i]);
        }
    }

    @Benchmark
    public boolean events() {
        return simulation.step(this::handle);
    }

    private void handle(Event event, Timeline<Event> timeline) {
        switch (event) {
            case Event.Frame(int source) -> {
                long drawn = random.nextLong();
                timeline.after(drawn >>> 51, frames[source]);
                if ((drawn & 3) == 0) {
                    handles[source] = timeline.move(handles[source], 1_000_000);
                }
            }
            case Event.Timer(int source) ->
                    handles[source] = timeline.after(1_000_000, timers[source]);
        }
    }
}

package io.netwright.sim.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.netwright.sim.fabric.Chain;
import io.netwright.sim.fabric.Entry;
import io.netwright.sim.fabric.Hook;
import io.netwright.sim.fabric.SetElement;
import io.netwright.sim.fabric.Table;
import io.netwright.sim.stack.DropReason;
import io.netwright.sim.stack.FabricState;
import io.netwright.sim.stack.Skb;
import io.netwright.sim.stack.Stage;
import io.netwright.sim.workload.Result;
import io.netwright.sim.workload.TcpClient;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

class RecordingTest {
    private static final long SECOND = 1_000_000_000L;

    private static Setup setup() {
        var setup = TwoHosts.setup(3);
        int client = TwoHosts.namespace(setup, "shop/client");
        for (int i = 0; i < 5; i++) {
            setup =
                    setup.process(
                            "client-" + i,
                            client,
                            i * 30_000L,
                            new TcpClient(TwoHosts.SERVICE, 80));
        }
        return setup;
    }

    /// All that one can see of a state.
    private static String tables(FabricState state, int namespaces, long now) {
        var text = new StringBuilder();
        for (int i = 0; i < namespaces; i++) {
            text.append(i)
                    .append(state.conntrack(i, now))
                    .append(state.neighbors(i, now))
                    .append(state.learnedFdb(i, now))
                    .append(state.sockets(i))
                    .append('\n');
        }
        return text.toString();
    }

    @Test
    void givesBackTheStateOfEveryTime() {
        var setup = setup();
        int namespaces = setup.stack().fabric().namespaces().size();
        var simulator = Simulator.timed(setup, 3, 25);
        var times = new ArrayList<Long>();
        var seen = new ArrayList<String>();
        while (simulator.nextTime() < SECOND) {
            simulator.runUntil(simulator.nextTime());
            times.add(simulator.now());
            seen.add(tables(simulator.state(), namespaces, simulator.now()));
        }
        assertThat(times).hasSizeGreaterThan(50);
        for (int i = times.size() - 1; i >= 0; i--) { // backwards, as one scrubs
            long time = times.get(i);
            var state = simulator.recording().stateAtTime(time);
            assertThat(tables(state, namespaces, time)).isEqualTo(seen.get(i));
        }
    }

    @Test
    void checkpointsDoNotMatter() {
        var close = Simulator.timed(setup(), 3, 2); // so close that they are thinned out
        var far = Simulator.timed(setup(), 3, 100_000);
        close.runUntil(SECOND);
        far.runUntil(SECOND);
        assertThat(close.recording().steps()).isEqualTo(far.recording().steps());
        int namespaces = close.recording().stack().fabric().namespaces().size();
        int count = close.recording().steps().size();
        for (int index = 0; index < count; index += 7) {
            long time = close.recording().steps().get(index).time();
            assertThat(tables(close.recording().stateAtStep(index), namespaces, time))
                    .isEqualTo(tables(far.recording().stateAtStep(index), namespaces, time));
        }
    }

    /// Each step's state is what the stack had at that very moment, in the midst of its call.
    @Test
    void givesBackTheStateOfEveryStep() {
        var setup = setup();
        int namespaces = setup.stack().fabric().namespaces().size();
        var state = new RunState(setup, 3);
        var seen = new ArrayList<String>();
        var watch = new Watch(() -> seen.add(tables(state.fabric, namespaces, state.events.now())));
        var world = new World(setup, state, new SeededChooser(state.random), watch, true);
        state.events.runUntil(SECOND, world::handle);

        var simulator = Simulator.timed(setup, 3, 25);
        simulator.runUntil(SECOND);
        var recording = simulator.recording();
        assertThat(recording.steps()).hasSameSizeAs(seen);
        for (var step : recording.steps()) {
            assertThat(tables(recording.stateAtStep(step.index()), namespaces, step.time()))
                    .isEqualTo(seen.get(step.index()));
        }
    }

    @Test
    void forgetsSocketsThatAreGone() {
        var setup = setup();
        int client = TwoHosts.namespace(setup, "shop/client");
        for (int i = 0; i < 500; i++) {
            setup =
                    setup.process(
                            "more-" + i,
                            client,
                            SECOND + i * 1_000_000L,
                            new TcpClient(TwoHosts.SERVICE, 80));
        }
        var state = new RunState(setup, 3);
        var watch = new Watch(() -> {});
        var world = new World(setup, state, new SeededChooser(state.random), watch, true);
        state.events.runUntil(400 * SECOND, world::handle);
        assertThat(state.processes)
                .filteredOn(it -> it.program() instanceof TcpClient)
                .hasSize(505)
                .allMatch(it -> ((TcpClient) it.program()).result().isFinal());
        assertThat(state.owners.size()).isLessThan(300);
        assertThat(state.flows.size()).isLessThan(300);
    }

    private record Watch(Runnable onStep) implements Journal {
        @Override
        public void rule(
                int n,
                Hook h,
                Table t,
                Chain c,
                int rule,
                @Nullable SetElement element,
                Skb before,
                Skb after) {
            onStep.run();
        }

        @Override
        public void step(int n, int d, Stage s, @Nullable Entry e, Skb before, Skb after) {
            onStep.run();
        }

        @Override
        public void drop(int n, int d, DropReason reason, @Nullable Entry e, Skb skb) {
            onStep.run();
        }

        @Override
        public void at(long time) {}

        @Override
        public void flight(Flight flight) {}

        @Override
        public void story(Story story) {}

        @Override
        public void news(NetEvent.SocketNotified what) {}

        @Override
        public void eventDone(RunState state) {}
    }

    @Test
    void aBranchGoesTheSameWayUntilSomethingElseHappens() {
        var simulator = Simulator.timed(setup(), 3, 25);
        simulator.runUntil(SECOND);
        var recording = simulator.recording();
        long middle = recording.steps().get(recording.steps().size() / 2).time();
        var same = recording.branchAtTime(middle);
        same.runUntil(SECOND);
        assertThat(same.recording().steps()).isEqualTo(recording.steps());
        assertThat(same.recording().news()).isEqualTo(recording.news());

        var other = recording.branchAtTime(middle);
        int client = TwoHosts.namespace(setup(), "shop/client");
        int process = other.start("late", client, new TcpClient(TwoHosts.SERVICE, 80));
        other.runUntil(SECOND);
        assertThat(other.program(process, TcpClient.class).result().state())
                .isEqualTo(Result.State.ANSWERED);
        assertThat(other.recording().steps().size()).isGreaterThan(recording.steps().size());
        assertThat(recording.steps()).isEqualTo(same.recording().steps());
    }

    @Test
    void readersKeepWhatTheyHaveRead() {
        var simulator = Simulator.timed(setup(), 3, 25);
        simulator.runUntil(100_000);
        var before = simulator.recording().steps();
        var copy = List.copyOf(before);
        simulator.runUntil(SECOND);
        assertThat(before).isEqualTo(copy);
    }
}

package io.netwright.sim.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.netwright.sim.stack.FabricState;
import io.netwright.sim.workload.Result;
import io.netwright.sim.workload.TcpClient;

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
        var close = Simulator.timed(setup(), 3, 10);
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

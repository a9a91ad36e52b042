package io.netwright.sim.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

class SimulationTest {
    @Test
    void runsWhatIsDueAndStopsThere() {
        var simulation = new Simulation<String>();
        var seen = new ArrayList<String>();
        simulation.after(10, "ten");
        simulation.after(5, "five");
        simulation.after(11, "eleven");
        long count =
                simulation.runUntil(
                        10,
                        (event, timeline) -> {
                            seen.add(timeline.now() + " " + event);
                            if (event.equals("five")) {
                                timeline.after(5, "ten again");
                                timeline.after(0, "at once");
                            }
                        });
        assertThat(seen).isEqualTo(List.of("5 five", "5 at once", "10 ten", "10 ten again"));
        assertThat(count).isEqualTo(4);
        assertThat(simulation.now()).isEqualTo(10);
        assertThat(simulation.pendingInOrder()).isEqualTo(List.of("eleven"));
    }

    @Test
    void aForkLeavesTheOriginalAlone() {
        var simulation = new Simulation<String>();
        long handle = simulation.after(10, "ten");
        var fork = simulation.fork();
        fork.move(handle, 20);
        assertThat(simulation.nextTime()).isEqualTo(10);
        assertThat(fork.nextTime()).isEqualTo(20);
    }

    @Test
    void refusesThePast() {
        var simulation = new Simulation<String>();
        assertThatThrownBy(() -> simulation.after(-1, "yesterday"))
                .isInstanceOf(IllegalArgumentException.class);
    }
}

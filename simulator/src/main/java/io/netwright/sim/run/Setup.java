package io.netwright.sim.run;

import io.netwright.sim.fabric.NetworkNamespace;
import io.netwright.sim.stack.Stack;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/// What runs where when a run begins. Runs work on forks of the programs; these stay as they are.
///
/// @param servers what answers in a namespace where something listens and no process does
public record Setup(Stack stack, List<Launch> processes, DefaultServers servers) {
    public Setup {
        processes = List.copyOf(processes);
    }

    /// Nothing runs and nobody answers.
    public static Setup of(Stack stack) {
        return new Setup(stack, List.of(), _ -> null);
    }

    /// With one process more; its number is how many there were.
    public Setup process(String name, int namespace, long startNanos, Program program) {
        var more = new ArrayList<>(processes);
        more.add(new Launch(name, namespace, startNanos, program));
        return new Setup(stack, more, servers);
    }

    public Setup servers(DefaultServers which) {
        return new Setup(stack, processes, which);
    }

    /// A process to start.
    ///
    /// @param name names its random stream
    /// @param startNanos since the run began
    public record Launch(String name, int namespace, long startNanos, Program program) {}

    /// Makes a namespace's default server when the first connection or datagram comes for it.
    @FunctionalInterface
    public interface DefaultServers {
        /// The program, new each time; null where nobody answers.
        @Nullable Program in(NetworkNamespace namespace);
    }
}

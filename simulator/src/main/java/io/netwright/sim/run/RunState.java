package io.netwright.sim.run;

import io.netwright.model.net.IpAddress;
import io.netwright.sim.engine.RandomStreams;
import io.netwright.sim.engine.Simulation;
import io.netwright.sim.stack.FabricState;
import io.netwright.sim.stack.TimerKey;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedMap;

/// All of a run that changes.
final class RunState {
    private static final int MAX_PEERS = 4096;

    /// Events between two prunings.
    private static final int PRUNING = 4096;

    final FabricState fabric;
    final Simulation<NetEvent> events;
    final Wires wires;
    final RandomStreams random;
    final List<Running> processes = new ArrayList<>();

    /// Pending timers of the stack.
    final SequencedMap<TimerKey, Long> timers = new LinkedHashMap<>();

    /// Which process a socket belongs to.
    final SequencedMap<Socket, Integer> owners = new LinkedHashMap<>();

    /// The story of a socket with one peer.
    final SequencedMap<Socket, Integer> flows = new LinkedHashMap<>();

    /// The story of each peer of a socket with several.
    final SequencedMap<Peer, Integer> peers = new LinkedHashMap<>();

    /// The default server of a namespace, by its process number.
    final SequencedMap<Integer, Integer> servers = new LinkedHashMap<>();

    int lastFlow;
    private int eventsSincePruning;

    RunState(Setup setup, long seed) {
        fabric = setup.stack().newState();
        events = new Simulation<>();
        wires = new Wires(setup.stack().fabric());
        random = new RandomStreams(seed);
        for (var process : setup.processes()) {
            int number = processes.size();
            processes.add(
                    new Running(process.name(), process.namespace(), process.program().fork()));
            events.after(process.startNanos(), new NetEvent.ProcessStarts(number));
        }
    }

    private RunState(RunState from) {
        fabric = from.fabric.fork();
        events = from.events.fork();
        wires = from.wires.fork();
        random = from.random.fork();
        for (var process : from.processes) {
            processes.add(
                    new Running(process.name(), process.namespace(), process.program().fork()));
        }
        timers.putAll(from.timers);
        owners.putAll(from.owners);
        flows.putAll(from.flows);
        peers.putAll(from.peers);
        servers.putAll(from.servers);
        lastFlow = from.lastFlow;
        eventsSincePruning = from.eventsSincePruning;
    }

    RunState fork() {
        return new RunState(this);
    }

    /// Keeps the story of a peer; the one that was used least lately is forgotten.
    void remember(Peer peer, int flow) {
        peers.remove(peer);
        peers.putLast(peer, flow);
        if (peers.size() > MAX_PEERS) {
            peers.pollFirstEntry();
        }
    }

    /// Called after every event; drops now and then what was kept of sockets that are gone.
    void forgetClosedSockets() {
        if (++eventsSincePruning < PRUNING) {
            return;
        }
        eventsSincePruning = 0;
        var open = new LinkedHashSet<Socket>();
        var seen = new LinkedHashSet<Integer>();
        for (var key : owners.keySet()) {
            if (seen.add(key.namespace())) {
                for (var entry : fabric.sockets(key.namespace())) {
                    open.add(new Socket(key.namespace(), entry.id()));
                }
            }
        }
        owners.keySet().retainAll(open);
        flows.keySet().retainAll(open);
    }

    /// A process that was started, or will be.
    record Running(String name, int namespace, Program program) {}

    record Socket(int namespace, int socket) {}

    record Peer(int namespace, int socket, IpAddress address, int port) {}
}

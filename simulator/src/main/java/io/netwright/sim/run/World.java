package io.netwright.sim.run;

import io.netwright.model.net.IpAddress;
import io.netwright.model.net.Protocol;
import io.netwright.sim.engine.Timeline;
import io.netwright.sim.fabric.Device;
import io.netwright.sim.packet.Header;
import io.netwright.sim.packet.Packet;
import io.netwright.sim.stack.Chooser;
import io.netwright.sim.stack.CtState;
import io.netwright.sim.stack.DropReason;
import io.netwright.sim.stack.Effect;
import io.netwright.sim.stack.Skb;
import io.netwright.sim.stack.SocketEvent;
import io.netwright.sim.stack.Stack;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/// Lets events happen to a [RunState]: calls the stack and the programs, and carries out what the
/// stack asks for.
final class World {
    private final Setup setup;
    private final Stack stack;
    private final RunState state;
    private final Chooser chooser;
    private final Journal journal;
    private final boolean timed;
    private final List<Effect> effects = new ArrayList<>();

    /// Makes the world around a state.
    ///
    /// @param timed else wires are instant
    World(Setup setup, RunState state, Chooser chooser, Journal journal, boolean timed) {
        this.setup = setup;
        this.stack = setup.stack();
        this.state = state;
        this.chooser = chooser;
        this.journal = journal;
        this.timed = timed;
    }

    Stack stack() {
        return stack;
    }

    RunState state() {
        return state;
    }

    boolean timed() {
        return timed;
    }

    Chooser chooser() {
        return chooser;
    }

    Journal journal() {
        return journal;
    }

    /// What the stack asks for in the call that is under way; [#carryOut] follows.
    List<Effect> effects() {
        return effects;
    }

    boolean step() {
        return state.events.step(this::handle);
    }

    void handle(NetEvent event, Timeline<NetEvent> timeline) {
        journal.at(timeline.now());
        switch (event) {
            case NetEvent.FrameArrived(int device, var frame, int flow) -> {
                stack.receive(
                        state.fabric,
                        device,
                        frame,
                        flow,
                        timeline.now(),
                        chooser,
                        journal,
                        effects);
                carryOut(flow);
            }
            case NetEvent.TimerFired(var key) -> {
                state.timers.remove(key);
                stack.expire(state.fabric, key, timeline.now(), chooser, journal, effects);
                carryOut(0);
            }
            case NetEvent.SocketNotified notified -> notify(notified);
            case NetEvent.ProcessStarts(int process) ->
                    state.processes.get(process).program().start(new Calls(this, process));
            case NetEvent.ProcessWakes(int process, long token) ->
                    state.processes.get(process).program().wake(token, new Calls(this, process));
        }
        state.forgetClosedSockets();
        journal.eventDone(state);
    }

    /// Does what the stack asked for in a call.
    ///
    /// @param flow the story of the call, 0 for none
    void carryOut(int flow) {
        for (var effect : effects) {
            switch (effect) {
                case Effect.Transmit(int device, var frame, int story) ->
                        transmit(device, frame, story);
                case Effect.Notify(int namespace, int socket, var event) -> {
                    var key = new RunState.Socket(namespace, socket);
                    int story = flow != 0 ? flow : state.flows.getOrDefault(key, 0);
                    int process = ownerOf(key, event);
                    learn(key, event, story, process);
                    state.events.after(
                            0,
                            new NetEvent.SocketNotified(process, namespace, socket, event, story));
                }
                case Effect.Timer(var key, long after) -> {
                    var pending = state.timers.get(key);
                    long handle =
                            pending == null
                                    ? state.events.after(after, new NetEvent.TimerFired(key))
                                    : state.events.move(pending, after);
                    state.timers.put(key, handle);
                }
                case Effect.Cancel(var key) -> {
                    var pending = state.timers.remove(key);
                    if (pending != null) {
                        state.events.cancel(pending);
                    }
                }
            }
        }
        effects.clear();
    }

    /// Keeps which process a connection belongs to, and which story a socket's answers.
    private void learn(RunState.Socket key, SocketEvent event, int flow, int process) {
        if (event instanceof SocketEvent.Accepted accepted) {
            var connection = new RunState.Socket(key.namespace(), accepted.socket());
            state.flows.put(connection, flow);
            state.owners.put(connection, process);
        } else if (event instanceof SocketEvent.Received received
                && !state.flows.containsKey(key)) {
            state.remember(
                    new RunState.Peer(
                            key.namespace(), key.socket(), received.peer(), received.peerPort()),
                    flow);
        }
    }

    private void notify(NetEvent.SocketNotified notified) {
        journal.news(notified);
        if (notified.process() >= 0) {
            state.processes
                    .get(notified.process())
                    .program()
                    .onEvent(
                            notified.socket(),
                            notified.event(),
                            new Calls(this, notified.process()));
        }
    }

    /// The process that a socket's news is for, -1 for none; starts a default server where somebody
    /// asks for it.
    private int ownerOf(RunState.Socket key, SocketEvent event) {
        var owner = state.owners.get(key);
        if (owner != null) {
            return owner;
        }
        boolean asked =
                event instanceof SocketEvent.Accepted || event instanceof SocketEvent.Received;
        var server = state.servers.get(key.namespace());
        if (server == null && asked) {
            var namespace = stack.fabric().namespaces().get(key.namespace());
            @Nullable Program program = setup.servers().in(namespace);
            server = program == null ? -1 : add("server", key.namespace(), program);
            if (server >= 0) {
                state.events.after(0, new NetEvent.ProcessStarts(server));
            }
            state.servers.put(key.namespace(), server);
        }
        return server == null || !asked ? -1 : server;
    }

    int add(String name, int namespace, Program program) {
        state.processes.add(new RunState.Running(name, namespace, program));
        return state.processes.size() - 1;
    }

    private void transmit(int device, Packet frame, int flow) {
        var sender = stack.fabric().devices().get(device);
        switch (sender.kind()) {
            case Device.Kind.Veth(int peer) -> {
                long now = state.events.now();
                journal.flight(new Flight(flow, device, peer, frame, now, now, now, now));
                state.events.after(0, new NetEvent.FrameArrived(peer, frame, flow));
            }
            case Device.Kind.Nic(int segment) -> wire(sender, segment, frame, flow);
            case Device.Kind.Loopback _,
                    Device.Kind.Bridge _,
                    Device.Kind.Dummy _,
                    Device.Kind.Vxlan _ ->
                    throw new IllegalStateException("%s has no other end".formatted(sender.name()));
        }
    }

    private void wire(Device sender, int segment, Packet frame, int flow) {
        if (!(frame.outer() instanceof Header.Ethernet ethernet)) {
            throw new IllegalStateException("a frame without Ethernet header on " + sender.name());
        }
        long now = state.events.now();
        var port = state.wires.port(sender.id());
        long leaves = timed ? state.wires.enqueue(sender.id(), frame.length(), now) : now;
        if (leaves < 0) {
            drop(sender, DropReason.QUEUE_FULL, frame, flow);
            return;
        }
        long left = timed ? leaves + Wires.serialization(port, frame.length()) : now;
        boolean heard = false;
        for (var other : stack.fabric().segments().get(segment).ports()) {
            var receiver = stack.fabric().devices().get(other.device());
            boolean wanted =
                    ethernet.destination().isGroup()
                            || receiver.mac().equals(ethernet.destination());
            if (other.device() == sender.id() || !wanted) {
                continue;
            }
            heard = true;
            long arrives = timed ? left + port.delayNanos() + other.delayNanos() : now;
            journal.flight(
                    new Flight(
                            flow, sender.id(), other.device(), frame, now, leaves, left, arrives));
            state.events.after(
                    arrives - now, new NetEvent.FrameArrived(other.device(), frame, flow));
        }
        if (!heard) {
            drop(sender, DropReason.OTHERHOST, frame, flow);
        }
    }

    private void drop(Device at, DropReason reason, Packet frame, int flow) {
        var skb = new Skb(frame, 0, Device.NONE, at.id(), CtState.NONE, flow);
        journal.drop(at.namespace(), at.id(), reason, null, skb);
    }

    /// A new story that a process begins.
    int story(int process, int namespace, Protocol protocol, IpAddress destination, int port) {
        int flow = ++state.lastFlow;
        journal.story(
                new Story(
                        flow, state.events.now(), process, namespace, protocol, destination, port));
        return flow;
    }
}

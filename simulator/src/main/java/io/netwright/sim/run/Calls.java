package io.netwright.sim.run;

import io.netwright.model.net.IpAddress;
import io.netwright.model.net.IpFamily;
import io.netwright.model.net.Protocol;
import io.netwright.sim.engine.RandomStream;
import io.netwright.sim.packet.Payload;
import io.netwright.sim.stack.Chooser;

import org.jspecify.annotations.Nullable;

/// The system calls of one process.
final class Calls implements ProgramContext {
    private final World world;
    private final RunState state;
    private final int process;
    private final int namespace;

    Calls(World world, int process) {
        this.world = world;
        this.state = world.state();
        this.process = process;
        this.namespace = state.processes.get(process).namespace();
    }

    @Override
    public int namespace() {
        return namespace;
    }

    @Override
    public long now() {
        return state.events.now();
    }

    @Override
    public RandomStream random() {
        return state.random.stream(
                "process/%d/%s".formatted(namespace, state.processes.get(process).name()));
    }

    @Override
    public Chooser chooser() {
        return world.chooser();
    }

    @Override
    public int connect(@Nullable IpAddress source, IpAddress destination, int port) {
        int flow = world.story(process, namespace, Protocol.TCP, destination, port);
        int socket =
                world.stack()
                        .connectTcp(
                                state.fabric,
                                namespace,
                                source,
                                0,
                                destination,
                                port,
                                flow,
                                now(),
                                world.chooser(),
                                world.journal(),
                                world.effects());
        own(socket, flow);
        world.carryOut(flow);
        return socket;
    }

    @Override
    public int listen(int port) {
        int socket = world.stack().listen(state.fabric, namespace, null, port);
        state.owners.put(new RunState.Socket(namespace, socket), process);
        return socket;
    }

    @Override
    public int bind(int port) {
        int socket = world.stack().bindUdp(state.fabric, namespace, null, port, world.chooser());
        state.owners.put(new RunState.Socket(namespace, socket), process);
        return socket;
    }

    @Override
    public int connectUdp(@Nullable IpAddress source, IpAddress destination, int port) {
        int socket =
                world.stack()
                        .connectUdp(
                                state.fabric,
                                namespace,
                                source,
                                0,
                                destination,
                                port,
                                world.chooser());
        own(socket, world.story(process, namespace, Protocol.UDP, destination, port));
        return socket;
    }

    @Override
    public void write(int socket, Payload payload) {
        int flow = flowOf(socket);
        world.stack()
                .write(
                        state.fabric,
                        namespace,
                        socket,
                        payload,
                        flow,
                        now(),
                        world.chooser(),
                        world.journal(),
                        world.effects());
        world.carryOut(flow);
    }

    @Override
    public void sendTo(
            int socket,
            @Nullable IpAddress source,
            IpAddress destination,
            int port,
            Payload payload) {
        var peer = new RunState.Peer(namespace, socket, destination, port);
        var known = state.peers.get(peer);
        int flow =
                known != null
                        ? known
                        : world.story(process, namespace, Protocol.UDP, destination, port);
        state.remember(peer, flow);
        world.stack()
                .sendTo(
                        state.fabric,
                        namespace,
                        socket,
                        source,
                        destination,
                        port,
                        payload,
                        flow,
                        now(),
                        world.chooser(),
                        world.journal(),
                        world.effects());
        world.carryOut(flow);
    }

    @Override
    public int ping(
            int socket,
            @Nullable IpAddress source,
            IpAddress destination,
            int sequence,
            Payload payload,
            int ttl) {
        var protocol = destination.family() == IpFamily.V4 ? Protocol.ICMP : Protocol.ICMPV6;
        boolean first = socket == NEW_SOCKET;
        int flow =
                first ? world.story(process, namespace, protocol, destination, 0) : flowOf(socket);
        int opened =
                world.stack()
                        .ping(
                                state.fabric,
                                namespace,
                                source,
                                destination,
                                first ? 0 : identifierOf(socket),
                                sequence,
                                payload,
                                ttl,
                                flow,
                                now(),
                                world.chooser(),
                                world.journal(),
                                world.effects());
        own(opened, flow);
        world.carryOut(flow);
        return opened;
    }

    @Override
    public void close(int socket) {
        int flow = flowOf(socket);
        world.stack()
                .close(
                        state.fabric,
                        namespace,
                        socket,
                        flow,
                        now(),
                        world.chooser(),
                        world.journal(),
                        world.effects());
        world.carryOut(flow);
    }

    @Override
    public void wakeAfter(long delayNanos, long token) {
        state.events.after(delayNanos, new NetEvent.ProcessWakes(process, token));
    }

    private void own(int socket, int flow) {
        var key = new RunState.Socket(namespace, socket);
        state.owners.put(key, process);
        state.flows.put(key, flow);
    }

    private int flowOf(int socket) {
        return state.flows.getOrDefault(new RunState.Socket(namespace, socket), 0);
    }

    private int identifierOf(int socket) {
        for (var entry : state.fabric.sockets(namespace)) {
            if (entry.id() == socket) {
                return entry.localPort();
            }
        }
        throw new IllegalArgumentException("no socket " + socket);
    }
}

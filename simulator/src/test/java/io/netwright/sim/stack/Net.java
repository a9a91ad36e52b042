package io.netwright.sim.stack;

import io.netwright.model.net.IpAddress;
import io.netwright.sim.fabric.Device;
import io.netwright.sim.fabric.Fabric;
import io.netwright.sim.packet.Header;
import io.netwright.sim.packet.Packet;
import io.netwright.sim.packet.Payload;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Drives a stack in tests: frames arrive at once, in order; timers go off when nothing else is to
/// be done.
final class Net {
    final Fabric fabric;
    final Stack stack;
    FabricState state;
    long now;
    Recorder recorder = Recorder.NONE;

    /// Answers every choice with the first way.
    Chooser chooser = (_, _) -> 0;

    final List<Effect.Notify> notices = new ArrayList<>();
    private final @Nullable Transcript transcript;
    private boolean silent;
    private final ArrayDeque<Effect> effects = new ArrayDeque<>();
    private final LinkedHashMap<TimerKey, Long> timers = new LinkedHashMap<>();

    private Net(Fabric fabric, boolean written) {
        this.fabric = fabric;
        stack = new Stack(fabric);
        state = stack.newState();
        transcript = written ? new Transcript(fabric) : null;
        if (transcript != null) {
            recorder = transcript;
        }
    }

    static Net silent(Fabric fabric) {
        return new Net(fabric, false);
    }

    static Net written(Fabric fabric) {
        return new Net(fabric, true);
    }

    int namespace(String name) {
        return fabric.namespace(name).orElseThrow().id();
    }

    int device(String namespace, String name) {
        return fabric.devices().stream()
                .filter(it -> it.namespace() == namespace(namespace) && it.name().equals(name))
                .findFirst()
                .orElseThrow()
                .id();
    }

    static Payload bytes(String text) {
        return new Payload.Data(text.getBytes(StandardCharsets.UTF_8));
    }

    static Payload zeros(int length) {
        return new Payload.Data(new byte[length]);
    }

    /// Does something that the transcript does not show, such as ARP.
    Net quietly(Runnable what) {
        var before = recorder;
        recorder = Recorder.NONE;
        silent = true;
        what.run();
        recorder = before;
        silent = false;
        notices.clear();
        return this;
    }

    Net note(String line) {
        if (transcript != null && !silent) {
            transcript.line("");
            transcript.line("# " + line);
        }
        return this;
    }

    String text() {
        if (transcript == null) {
            throw new IllegalStateException("nothing is written");
        }
        return transcript.text();
    }

    int connect(String namespace, String peer, int port) {
        return connect(namespace, null, 40_000, peer, port);
    }

    int connect(String namespace, @Nullable IpAddress local, int localPort, String peer, int port) {
        var out = new ArrayList<Effect>();
        int socket =
                stack.connectTcp(
                        state,
                        namespace(namespace),
                        local,
                        localPort,
                        IpAddress.parse(peer),
                        port,
                        1,
                        now,
                        chooser,
                        recorder,
                        out);
        run(out);
        return socket;
    }

    int bind(String namespace, int port) {
        return stack.bindUdp(state, namespace(namespace), null, port, chooser);
    }

    void send(String namespace, int socket, String peer, int port, Payload payload) {
        var out = new ArrayList<Effect>();
        stack.sendTo(
                state,
                namespace(namespace),
                socket,
                null,
                IpAddress.parse(peer),
                port,
                payload,
                2,
                now,
                chooser,
                recorder,
                out);
        run(out);
    }

    int connectUdp(String namespace, String peer, int port) {
        return stack.connectUdp(
                state, namespace(namespace), null, 50_000, IpAddress.parse(peer), port, chooser);
    }

    void write(String namespace, int socket, Payload payload) {
        var out = new ArrayList<Effect>();
        stack.write(state, namespace(namespace), socket, payload, 1, now, chooser, recorder, out);
        run(out);
    }

    void close(String namespace, int socket) {
        var out = new ArrayList<Effect>();
        stack.close(state, namespace(namespace), socket, 1, now, chooser, recorder, out);
        run(out);
    }

    int ping(String namespace, String peer) {
        return ping(namespace, peer, 64, bytes("ping"));
    }

    int ping(String namespace, String peer, int ttl, Payload payload) {
        var out = new ArrayList<Effect>();
        int socket =
                stack.ping(
                        state,
                        namespace(namespace),
                        null,
                        IpAddress.parse(peer),
                        7,
                        1,
                        payload,
                        ttl,
                        3,
                        now,
                        chooser,
                        recorder,
                        out);
        run(out);
        return socket;
    }

    void inject(String namespace, String device, Packet frame) {
        var out = new ArrayList<Effect>();
        stack.receive(state, device(namespace, device), frame, 9, now, chooser, recorder, out);
        run(out);
    }

    /// What the sockets of a namespace have heard, in words.
    List<String> heard(String namespace) {
        return notices.stream()
                .filter(it -> it.namespace() == namespace(namespace))
                .map(it -> describe(it.event()))
                .toList();
    }

    private void run(List<Effect> out) {
        effects.addAll(out);
        while (!effects.isEmpty()) {
            var next = new ArrayList<Effect>();
            switch (effects.removeFirst()) {
                case Effect.Transmit it -> deliver(it, next);
                case Effect.Notify it -> {
                    notices.add(it);
                    var name = fabric.namespaces().get(it.namespace()).name();
                    if (transcript != null && !silent) {
                        transcript.line(
                                "%-8s socket %-5d %s"
                                        .formatted(name, it.socket(), describe(it.event())));
                    }
                }
                case Effect.Timer it -> {
                    timers.remove(it.key());
                    timers.put(it.key(), now + it.afterNanos());
                }
                case Effect.Cancel it -> timers.remove(it.key());
            }
            effects.addAll(next);
        }
    }

    /// Lets time pass until no timer is left, or so many seconds are over.
    Net elapse(long seconds) {
        long end = now + seconds * 1_000_000_000L;
        while (true) {
            Map.Entry<TimerKey, Long> first = null;
            for (var timer : timers.entrySet()) {
                if (first == null || timer.getValue() < first.getValue()) {
                    first = timer;
                }
            }
            if (first == null || first.getValue() > end) {
                now = end;
                return this;
            }
            now = first.getValue();
            var key = first.getKey();
            timers.remove(key);
            note("%d s: %s".formatted(now / 1_000_000_000L, key.getClass().getSimpleName()));
            var out = new ArrayList<Effect>();
            stack.expire(state, key, now, chooser, recorder, out);
            run(out);
        }
    }

    private void deliver(Effect.Transmit it, List<Effect> next) {
        var device = fabric.devices().get(it.device());
        switch (device.kind()) {
            case Device.Kind.Veth(var peer) -> receive(peer, it, next);
            case Device.Kind.Nic(var segment) -> {
                var to = ((Header.Ethernet) it.frame().outer()).destination();
                for (var port : fabric.segments().get(segment).ports()) {
                    var other = fabric.devices().get(port.device());
                    if (other.id() != device.id() && (to.isGroup() || other.mac().equals(to))) {
                        receive(other.id(), it, next);
                    }
                }
            }
            case Device.Kind.Loopback _,
                    Device.Kind.Bridge _,
                    Device.Kind.Dummy _,
                    Device.Kind.Vxlan _ ->
                    throw new AssertionError("no frame leaves by " + device.name());
        }
    }

    private void receive(int device, Effect.Transmit it, List<Effect> next) {
        stack.receive(state, device, it.frame(), it.flow(), now, chooser, recorder, next);
    }

    private static String describe(SocketEvent event) {
        return switch (event) {
            case SocketEvent.Connected _ -> "connected";
            case SocketEvent.Accepted it -> "accepted " + it.peer() + ":" + it.peerPort();
            case SocketEvent.Received it ->
                    "received %s from %s:%d".formatted(it.payload(), it.peer(), it.peerPort());
            case SocketEvent.Closed _ -> "closed";
            case SocketEvent.Reset _ -> "reset";
            case SocketEvent.Failed it -> "failed " + it.error();
            case SocketEvent.TimedOut _ -> "timed out";
        };
    }
}

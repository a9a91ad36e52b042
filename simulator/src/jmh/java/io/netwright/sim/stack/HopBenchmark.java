package io.netwright.sim.stack;

import io.netwright.model.net.Cidr;
import io.netwright.model.net.IpAddress;
import io.netwright.model.net.IpFamily;
import io.netwright.model.net.Protocol;
import io.netwright.sim.fabric.Chain;
import io.netwright.sim.fabric.Device;
import io.netwright.sim.fabric.Entry;
import io.netwright.sim.fabric.Fabric;
import io.netwright.sim.fabric.Hook;
import io.netwright.sim.fabric.Match;
import io.netwright.sim.fabric.NamespaceBuilder;
import io.netwright.sim.fabric.RuleBuilder;
import io.netwright.sim.fabric.SetElement;
import io.netwright.sim.fabric.Table;
import io.netwright.sim.fabric.Target;
import io.netwright.sim.packet.Header;
import io.netwright.sim.packet.Payload;
import io.netwright.sim.stack.Worlds.TwoHosts;

import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// A datagram from a pod to a service whose backend is on another host: out of the pod, through the
/// first host (bridge, DNAT, VXLAN), the second (VXLAN, bridge), into the other pod. Each of the
/// four is a hop. Both hosts have the rules of 100 services, a filter on FORWARD, and conntrack.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
@Fork(1)
public class HopBenchmark {
    private static final int SERVICES = 100;
    private static final int HOPS = 4;

    @Param({"100", "10000"})
    int flows;

    @Param({"false", "true"})
    boolean trace;

    private Fabric fabric = new Fabric(List.of(), List.of(), List.of());
    private Stack stack = new Stack(fabric);
    private FabricState state = stack.newState();
    private int[] sockets = {};
    private int[] peers = {};
    private int pod;
    private int next;
    private long now;
    private final Payload payload = new Payload.Data(new byte[64]);
    private final List<Effect> effects = new ArrayList<>();
    private final List<Step> steps = new ArrayList<>();
    private Recorder recorder = Recorder.NONE;
    private final Chooser chooser = (_, _) -> 0;
    private final IpAddress[] services = new IpAddress[SERVICES];

    /// All there is to know of a step.
    record Step(
            int namespace,
            int device,
            @Nullable Stage stage,
            @Nullable Entry entry,
            @Nullable Chain chain,
            int rule,
            @Nullable SetElement element,
            Skb before,
            Skb after) {}

    @Setup
    public void build() {
        var world = TwoHosts.overlay();
        for (int i = 0; i < SERVICES; i++) {
            services[i] = new IpAddress.V4(0x0a60_0001 + i);
        }
        rules(world.n1);
        rules(world.n2);
        fabric = world.fabric.build();
        stack = new Stack(fabric);
        state = stack.newState();
        pod = fabric.namespace("a").orElseThrow().id();
        peers = new int[fabric.devices().size()];
        for (var device : fabric.devices()) {
            peers[device.id()] =
                    device.kind() instanceof Device.Kind.Veth(var peer) ? peer : Device.NONE;
        }
        sockets = new int[flows];
        for (int i = 0; i < flows; i++) {
            sockets[i] = stack.bindUdp(state, pod, null, 10_000 + i, chooser);
        }
        recorder = trace ? new Steps() : Recorder.NONE;
    }

    private void rules(NamespaceBuilder host) {
        var nat = host.iptables(IpFamily.V4, "nat");
        nat.append("PREROUTING", RuleBuilder.rule(0).jump("SERVICES"));
        nat.append("OUTPUT", RuleBuilder.rule(0).jump("SERVICES"));
        nat.append("POSTROUTING", RuleBuilder.rule(0).jump("MASQ"));
        nat.append("MASQ", RuleBuilder.rule(0).notMark(0x4000, 0x4000).back());
        nat.append("MASQ", RuleBuilder.rule(0).target(new Target.Masquerade(true)));
        for (int i = 0; i < SERVICES; i++) {
            nat.append(
                    "SERVICES",
                    RuleBuilder.rule(0)
                            .destination(services[i].host())
                            .protocol(Protocol.UDP)
                            .destinationPort(53)
                            .jump("SVC" + i));
            nat.append(
                    "SVC" + i,
                    RuleBuilder.rule(0)
                            .protocol(Protocol.UDP)
                            .target(new Target.Dnat(IpAddress.parse("10.244.2.2"), 5300)));
        }
        var filter = host.iptables(IpFamily.V4, "filter");
        filter.append("FORWARD", RuleBuilder.rule(0).jump("FWD"));
        filter.append("FWD", RuleBuilder.rule(0).state(Match.ConntrackState.State.INVALID).drop());
        filter.append("FWD", RuleBuilder.rule(0).mark(0x4000, 0x4000).accept());
        filter.append(
                "FWD",
                RuleBuilder.rule(0)
                        .state(
                                Match.ConntrackState.State.RELATED,
                                Match.ConntrackState.State.ESTABLISHED)
                        .accept());
        filter.append("FORWARD", RuleBuilder.rule(0).source(Cidr.parse("10.244.0.0/16")).accept());
    }

    @Benchmark
    @OperationsPerInvocation(HOPS)
    public int datagram() {
        int flow = next++ % flows;
        now += 1_000;
        steps.clear();
        effects.clear();
        stack.sendTo(
                state,
                pod,
                sockets[flow],
                null,
                services[flow % SERVICES],
                53,
                payload,
                flow,
                now,
                chooser,
                recorder,
                effects);
        int delivered = 0;
        for (int i = 0; i < effects.size(); i++) {
            switch (effects.get(i)) {
                case Effect.Transmit it -> carry(it);
                case Effect.Notify _ -> delivered++;
                case Effect.Timer _, Effect.Cancel _ -> {}
            }
        }
        if (delivered != 1) {
            throw new IllegalStateException("lost: " + effects);
        }
        return steps.size();
    }

    private void carry(Effect.Transmit it) {
        int peer = peers[it.device()];
        if (peer >= 0) {
            stack.receive(state, peer, it.frame(), it.flow(), now, chooser, recorder, effects);
            return;
        }
        var to = ((Header.Ethernet) it.frame().outer()).destination();
        for (var device : fabric.devices()) {
            if (device.kind() instanceof Device.Kind.Nic
                    && device.id() != it.device()
                    && (to.isGroup() || device.mac().equals(to))) {
                stack.receive(
                        state, device.id(), it.frame(), it.flow(), now, chooser, recorder, effects);
            }
        }
    }

    private final class Steps implements Recorder {
        @Override
        public void rule(
                int namespace,
                Hook hook,
                Table table,
                Chain chain,
                int rule,
                @Nullable SetElement element,
                Skb before,
                Skb after) {
            steps.add(new Step(namespace, -1, null, null, chain, rule, element, before, after));
        }

        @Override
        public void step(
                int namespace,
                int device,
                Stage stage,
                @Nullable Entry entry,
                Skb before,
                Skb after) {
            steps.add(new Step(namespace, device, stage, entry, null, -1, null, before, after));
        }

        @Override
        public void drop(
                int namespace, int device, DropReason reason, @Nullable Entry entry, Skb skb) {
            steps.add(new Step(namespace, device, Stage.DROP, entry, null, -1, null, skb, skb));
        }
    }
}

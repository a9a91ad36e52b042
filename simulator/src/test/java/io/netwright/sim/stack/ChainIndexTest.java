package io.netwright.sim.stack;

import static org.assertj.core.api.Assertions.assertThat;

import io.netwright.model.net.Cidr;
import io.netwright.model.net.IpAddress;
import io.netwright.model.net.IpFamily;
import io.netwright.model.net.PortRange;
import io.netwright.model.net.Protocol;
import io.netwright.sim.fabric.Chain;
import io.netwright.sim.fabric.Entry;
import io.netwright.sim.fabric.FabricBuilder;
import io.netwright.sim.fabric.Hook;
import io.netwright.sim.fabric.Match;
import io.netwright.sim.fabric.NetworkNamespace;
import io.netwright.sim.fabric.Rule;
import io.netwright.sim.fabric.RuleBuilder;
import io.netwright.sim.fabric.SetElement;
import io.netwright.sim.fabric.Table;
import io.netwright.sim.fabric.Target;
import io.netwright.sim.packet.Header;
import io.netwright.sim.packet.Packet;
import io.netwright.sim.packet.Payload;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

class ChainIndexTest {
    private static IpAddress.V4 address(SplittableRandom random) {
        return new IpAddress.V4(0x0a60_0000 | random.nextInt(4));
    }

    private static Rule rule(SplittableRandom random) {
        var rule = RuleBuilder.rule(0);
        int kind = random.nextInt(8);
        if (kind != 0) {
            var host = address(random);
            var cidr = kind == 1 ? new Cidr(host.prefix(31), 31) : host.host();
            rule.match(new Match.Destination(cidr, kind == 2));
        }
        rule.protocol(random.nextInt(4) == 0 ? Protocol.UDP : Protocol.TCP);
        int port = 80 + random.nextInt(3);
        if (kind == 3) {
            rule.match(new Match.DestinationPort(List.of(new PortRange(port, port + 1)), false));
        } else if (kind != 4) {
            rule.destinationPort(port);
        }
        return rule.target(new Target.Continue());
    }

    private static Packet packet(SplittableRandom random) {
        int port = 80 + random.nextInt(4);
        boolean tcp = random.nextInt(3) > 0;
        var ip = Header.Ipv4.of(new IpAddress.V4(1), address(random), tcp ? 6 : 17, 64, true);
        return Packet.of(
                Payload.NONE,
                ip,
                tcp ? new Header.Tcp(1, port, 0, 0, 2, 0, 0) : new Header.Udp(1, port));
    }

    /// Every rule that matches, as the walk meets it.
    private static final class Met implements Recorder {
        final List<Integer> rules = new ArrayList<>();

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
            rules.add(rule);
        }

        @Override
        public void step(
                int namespace,
                int device,
                Stage stage,
                @Nullable Entry entry,
                Skb before,
                Skb after) {}

        @Override
        public void drop(
                int namespace, int device, DropReason reason, @Nullable Entry entry, Skb skb) {}
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5})
    void findsWhatThePlainWalkFinds(int seed) {
        var random = new SplittableRandom(seed);
        var fabric = new FabricBuilder();
        var namespace = fabric.namespace("n", NetworkNamespace.Kind.HOST);
        var filter = namespace.iptables(IpFamily.V4, "filter");
        for (int i = 0; i < 60; i++) {
            filter.append("INPUT", rule(random));
        }
        var kernel = new Kernel(fabric.build());
        var space = kernel.spaces[0];
        var chain = ((Firewall.Step.Filter) space.firewall(IpFamily.V4).at(Hook.INPUT)[0]).chain();
        assertThat(chain.index).isNotNull();
        var state = new FabricState(new FabricBuilder().build());
        for (int i = 0; i < 500; i++) {
            var skb = new Skb(packet(random), 0, -1, -1, CtState.NONE, 1);
            var flight = new Flight(space, new NamespaceState(new Object()), skb);
            var met = new Met();
            var run = new Run(state, 0, (_, _) -> 0, met, new ArrayList<>());
            kernel.chains.walk(run, flight, Hook.INPUT, chain);
            var plain = new ArrayList<Integer>();
            for (int j = 0; j < chain.rules.length; j++) {
                if (chain.rules[j].matches(run, flight)) {
                    plain.add(j);
                }
            }
            assertThat(met.rules).isEqualTo(plain);
        }
    }
}

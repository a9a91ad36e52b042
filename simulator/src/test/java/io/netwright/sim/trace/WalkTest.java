package io.netwright.sim.trace;

import static org.assertj.core.api.Assertions.assertThat;

import io.netwright.model.lab.LabFiles;
import io.netwright.model.net.IpAddress;
import io.netwright.model.resource.ResourceKey;
import io.netwright.sim.compile.Compiler;
import io.netwright.sim.control.ControlPlane;
import io.netwright.sim.dns.CoreDns;
import io.netwright.sim.dns.DnsExchange;
import io.netwright.sim.dns.DnsType;
import io.netwright.sim.dns.NamedProgram;
import io.netwright.sim.dns.ResolvConf;
import io.netwright.sim.dns.Resolver;
import io.netwright.sim.dns.ResolverProgram;
import io.netwright.sim.run.Setup;
import io.netwright.sim.run.Simulator;
import io.netwright.sim.stack.Stack;
import io.netwright.sim.workload.DefaultServer;
import io.netwright.sim.workload.TcpClient;

import org.junit.jupiter.api.Test;

import java.nio.file.Path;
import java.util.List;

class WalkTest {
    /// A timed run of a client that looks its server up first: both flows make walks, and time goes
    /// on along them.
    @Test
    void timedRunMakesHops() throws Exception {
        var lab = LabFiles.open(List.of(Path.of("../src-assets/labs/shop"))).lab();
        var compiled = Compiler.compile(ControlPlane.derive(lab.spec(), lab.resources()));
        var pod = compiled.cluster().pod(ResourceKey.core("Pod", "shop", "client")).orElseThrow();
        var coreDns = new CoreDns(compiled.cluster());
        var client =
                new NamedProgram(
                        new ResolverProgram(
                                coreDns,
                                ResolvConf.of(pod, compiled.cluster()),
                                Resolver.Kind.GLIBC,
                                "web",
                                List.of(DnsType.A, DnsType.AAAA)),
                        it -> new TcpClient(it, 80));
        var setup =
                DnsExchange.withCoreDns(
                                coreDns,
                                Setup.of(new Stack(compiled.fabric()))
                                        .servers(it -> new DefaultServer(it.name())),
                                CoreDns.pods(compiled.cluster()),
                                compiled::namespaceOf)
                        .setup()
                        .process("client", compiled.namespaceOf(pod).orElseThrow().id(), 0, client);
        var simulator = Simulator.timed(setup, 7);
        simulator.runUntil(1_000_000_000);

        var recording = simulator.recording();
        var done = simulator.program(setup.processes().size() - 1, NamedProgram.class);
        assertThat(done.resolver().addresses()).containsExactly(IpAddress.parse("10.96.44.5"));
        var stories = recording.stories();
        var lookup = Walk.of(recording, stories.getFirst().flow(), compiled);
        var connection = Walk.of(recording, stories.getLast().flow(), compiled);
        assertThat(lookup.getFirst().why().message().text()).contains("to 10.96.0.10:53");
        assertThat(connection.getFirst().why().message().text()).contains("TCP SYN");
        assertThat(connection).extracting(Hop::leg).contains(Hop.Leg.REQUEST, Hop.Leg.REPLY);
        assertThat(connection).extracting(Hop::timeNanos).isSorted();
        assertThat(connection.getFirst().timeNanos()).isPositive();
        assertThat(recording.steps().get(connection.getFirst().step()).flow())
                .isEqualTo(stories.getLast().flow());
    }
}

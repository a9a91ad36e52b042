package io.netwright.sim.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netwright.model.lab.LabFiles;
import io.netwright.model.lab.LabIoException;
import io.netwright.model.net.Protocol;
import io.netwright.model.scenario.Probe;
import io.netwright.sim.control.Cluster;
import io.netwright.sim.control.ControlPlane;
import io.netwright.sim.run.Capture;
import io.netwright.sim.trace.BadEndpoint;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

class ScenarioRunTest {
    private static Cluster shop() throws LabIoException {
        return ControlPlane.derive(
                LabFiles.open(List.of(Path.of("../src-assets/labs/shop"))).lab());
    }

    private static ScenarioRun run(long seed, Probe... probes) throws LabIoException, BadEndpoint {
        var run = ScenarioRun.of(shop(), List.of(probes), seed);
        assertThat(run.simulator().runToEnd(1_000_000)).isTrue();
        return run;
    }

    @ParameterizedTest
    @CsvSource({
        "shop/client,          web:80,               TCP,  DELIVERED,  10.96.44.5",
        "shop/client,          db:5432,              TCP,  DROPPED,    10.96.44.6",
        "shop/client,          coupons:80,           TCP,  REJECTED,   10.96.44.7",
        "shop/client,          nowhere:80,           TCP,  UNRESOLVED, ",
        "shop/client,          10.96.0.10:53,        UDP,  DROPPED,    10.96.0.10",
        "shop/client,          198.51.100.7,         ICMP, DELIVERED,  198.51.100.7",
        "node/red,             203.0.113.77:9999,    UDP,  DELIVERED,  203.0.113.77",
        "external:192.0.2.200, 192.168.50.12:30080,  TCP,  DELIVERED,  192.168.50.12",
        "external:customer,    10.96.44.5:80,        TCP,  DELIVERED,  10.96.44.5",
    })
    void tellsWhatBecomesOfAProbe(
            String from, String to, Protocol protocol, String verdict, String address)
            throws LabIoException, BadEndpoint {
        var result = run(3, new Probe(from, to, protocol, 0)).results().getFirst();
        assertThat(result.verdict()).hasToString(verdict);
        assertThat(result.address() == null ? null : result.address().toString())
                .isEqualTo(address);
    }

    @Test
    void startsProbesWhenTheyAreDue() throws LabIoException, BadEndpoint {
        var later = new Probe("shop/client", "web:80", Protocol.TCP, 50_000_000);
        var run = run(3, new Probe("shop/client", "web:80", Protocol.TCP, 0), later);
        assertThat(run.results().getFirst().endNanos()).isBetween(1L, 10_000_000L);
        assertThat(run.results().getLast().endNanos()).isBetween(50_000_001L, 60_000_000L);
    }

    @Test
    void givesTheSameBytesForTheSameSeed() throws LabIoException, BadEndpoint, IOException {
        var probe = new Probe("shop/client", "web:80", Protocol.TCP, 0);
        assertThat(bytes(run(7, probe))).isEqualTo(bytes(run(7, probe)));
        assertThat(bytes(run(7, probe))).isNotEqualTo(bytes(run(8, probe)));
    }

    private static byte[] bytes(ScenarioRun run) throws IOException {
        var out = new ByteArrayOutputStream();
        Capture.ofCards(run.simulator().recording()).write(out);
        return out.toByteArray();
    }

    @Test
    void refusesEndsThatTheLabLacks() {
        assertThatThrownBy(() -> run(1, new Probe("shop/ghost", "web:80", Protocol.TCP, 0)))
                .isInstanceOf(BadEndpoint.class)
                .hasMessageContaining("shop/ghost");
    }
}

package io.netwright.sim.explore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.netwright.sim.run.Setup;
import io.netwright.sim.run.TwoHosts;
import io.netwright.sim.workload.TcpClient;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.LinkedHashSet;

class ExplorerTest {
    private static Setup clients(int backends, int count) {
        var setup = TwoHosts.setup(backends);
        int client = TwoHosts.namespace(setup, "shop/client");
        for (int i = 0; i < count; i++) {
            setup = setup.process("client-" + i, client, i, new TcpClient(TwoHosts.SERVICE, 80));
        }
        return setup;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7})
    void findsEveryBackendWithItsProbability(int backends) {
        var exploration = Explorer.explore(clients(backends, 1), Limits.DEFAULT);
        assertThat(exploration.complete()).isTrue();
        assertThat(exploration.covered()).isEqualTo(1);
        var servers = new LinkedHashSet<String>();
        for (var outcome : exploration.outcomes()) {
            assertThat(outcome.probability()).isCloseTo(1.0 / backends, within(1e-8));
            var answer = outcome.run().program(0, TcpClient.class).result().text();
            servers.add(answer.replaceAll(" .*\n", ""));
        }
        assertThat(servers).hasSize(backends);
        assertThat(exploration.outcomes()).hasSize(backends);
    }

    @Test
    void followsTheChoicesOfSeveralConnections() {
        var exploration = Explorer.explore(clients(3, 2), Limits.DEFAULT);
        assertThat(exploration.outcomes()).hasSize(9);
        assertThat(exploration.covered()).isEqualTo(1);
    }

    @Test
    void saysWhereItStopped() {
        var runs = Explorer.explore(clients(3, 2), new Limits(4, 100_000));
        assertThat(runs.complete()).isFalse();
        assertThat(runs.outcomes()).hasSize(4);
        assertThat(runs.covered()).isCloseTo(4.0 / 9, within(1e-8));
        var events = Explorer.explore(clients(1, 1), new Limits(4, 3));
        assertThat(events.complete()).isFalse();
        assertThat(events.outcomes().getFirst().ended()).isFalse();
    }
}

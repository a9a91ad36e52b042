package io.netwright.sim.trace;

import static org.assertj.core.api.Assertions.assertThat;

import io.netwright.model.net.Protocol;
import io.netwright.model.scenario.Probe;
import io.netwright.sim.compile.SampleLab;
import io.netwright.sim.scenario.ScenarioRun;

import org.approvaltests.Approvals;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;

class JourneyTest {
    @ParameterizedTest
    @CsvSource({
        "delivered,  shop/client, web:80",
        "denied,     shop/client, db:5432",
        "unknown,    shop/client, nowhere:80",
    })
    void packetsOf(String name, String from, String to) throws BadEndpoint {
        var cluster = SampleLab.compile("shop").cluster();
        var run = ScenarioRun.of(cluster, List.of(new Probe(from, to, Protocol.TCP, 0)), 7);
        run.simulator().runToEnd(100_000);
        var journey = Journey.of(run.simulator().recording(), run.process(0), run.compiled());
        var text = new StringBuilder();
        for (var sent : journey.packets()) {
            var first = journey.hops().get(sent.hops().getFirst());
            var last = journey.hops().get(sent.hops().getLast());
            text.append(
                    "%s %-7s %-60s %s %s → %s %s%n"
                            .formatted(
                                    sent.purpose(),
                                    sent.leg(),
                                    sent.text(),
                                    sent.hops().size(),
                                    first.place(),
                                    last.place(),
                                    last.action()));
        }
        assertThat(journey.packets().stream().mapToInt(it -> it.hops().size()).sum())
                .isEqualTo(journey.hops().size());
        Approvals.verify(text.toString(), Approvals.NAMES.withParameters(name));
    }
}

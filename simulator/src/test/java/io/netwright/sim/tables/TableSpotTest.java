package io.netwright.sim.tables;

import static org.assertj.core.api.Assertions.assertThat;

import io.netwright.model.net.Protocol;
import io.netwright.model.scenario.Probe;
import io.netwright.sim.compile.SampleLab;
import io.netwright.sim.run.Recording;
import io.netwright.sim.run.Step;
import io.netwright.sim.scenario.ScenarioRun;
import io.netwright.sim.stack.Stage;
import io.netwright.sim.trace.BadEndpoint;

import org.approvaltests.Approvals;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;

class TableSpotTest {
    @SuppressWarnings("NullAway.Init") // JUnit calls run first
    private Recording recording;

    @BeforeEach
    void run() throws BadEndpoint {
        var cluster = SampleLab.compile("shop").cluster();
        var probe = new Probe("shop/client", "web:80", Protocol.TCP, 0);
        var run = ScenarioRun.of(cluster, List.of(probe), 7);
        run.simulator().runToEnd(100_000);
        recording = run.simulator().recording();
    }

    private String lineOf(Step step) {
        var spot = TableSpot.of(step);
        var lines = spot.view().lines(moment(step));
        int at = TableLine.find(lines, spot.subjects());
        return at < 0 ? "none" : lines.get(at).text();
    }

    private TableView.Moment moment(Step step) {
        var fabric = recording.stack().fabric();
        return new TableView.Moment(
                fabric,
                fabric.namespaces().get(step.namespace()),
                recording.stateAtStep(step.index()),
                step.time());
    }

    @Test
    void everyEntryThatDecidedHasItsLine() {
        for (var step : recording.steps()) {
            if (step.entry() != null) {
                assertThat(lineOf(step)).as("%s", step).isNotEqualTo("none");
            }
        }
    }

    @Test
    void linesOfTheFirstConnection() {
        var text = new LinkedHashSet<String>();
        for (var step : recording.steps()) {
            if (step.stage() != Stage.POLICY) {
                text.add(
                        "%-11s %-12s %s"
                                .formatted(
                                        step.stage(),
                                        TableSpot.of(step).view().name(),
                                        lineOf(step)));
            }
        }
        Approvals.verify(String.join("\n", text));
    }

    @Test
    void viewsOfANodeAtTheEnd() {
        var fabric = recording.stack().fabric();
        var red = fabric.namespace("node/red").orElseThrow();
        var last = recording.steps().getLast();
        var moment =
                new TableView.Moment(fabric, red, recording.stateAtStep(last.index()), last.time());
        var text = new ArrayList<String>();
        for (var view : TableViews.all()) {
            if (!view.name().endsWith("tables-save")) {
                text.add("### " + view.name());
                view.lines(moment).forEach(it -> text.add(it.text()));
            }
        }
        Approvals.verify(String.join("\n", text));
    }
}

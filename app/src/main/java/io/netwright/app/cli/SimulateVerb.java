package io.netwright.app.cli;

import io.netwright.model.lab.LabIoException;
import io.netwright.model.net.Protocol;
import io.netwright.model.scenario.Probe;
import io.netwright.model.scenario.Scenario;
import io.netwright.sim.run.Capture;
import io.netwright.sim.run.Recording;
import io.netwright.sim.scenario.ProbeResult;
import io.netwright.sim.scenario.ScenarioRun;
import io.netwright.sim.stack.DropReason;
import io.netwright.sim.stack.Stage;
import io.netwright.sim.trace.BadEndpoint;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import tools.jackson.databind.node.ObjectNode;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/// `netwright simulate`: traffic in time.
@Command(
        name = "simulate",
        description = {
            "Run a scenario of the lab, or one probe (--from and --to), in time: latency, queues,"
                    + " retransmissions.",
            "The same lab, scenario and seed give the same bytes."
        },
        footer = {
            "",
            "Such as:",
            "  netwright simulate shop --seed 7 --pcap shop.pcapng",
            "  netwright simulate shop --from shop/client --to web:80"
        },
        mixinStandardHelpOptions = true)
final class SimulateVerb extends Verb {
    private static final long MAX_EVENTS = 20_000_000;

    @Mixin private LabArguments arguments = new LabArguments();
    @Mixin private ProbeOptions single = new ProbeOptions();

    @Option(
            names = "--scenario",
            paramLabel = "NAME",
            description = "A scenario of the lab; may be left out where it has only one.")
    private @Nullable String scenario;

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "Of everything left to chance. Default: ${DEFAULT-VALUE}.",
            defaultValue = "1")
    private long seed = 1;

    @Option(
            names = "--pcap",
            paramLabel = "FILE",
            description = "Write what the hosts' cards send and receive, as pcapng.")
    private @Nullable Path pcap;

    SimulateVerb(Session session) {
        super(session);
    }

    @Override
    Answer answer() throws BadInput, LabIoException {
        var open = session().open(arguments, output());
        var chosen = scenario(open.lab().spec().scenarios());
        Unmodelled.refuse("simulate", open.compiled());
        if (chosen.probes().stream().anyMatch(it -> it.protocol() == Protocol.SCTP)) {
            throw new BadInput("netwright simulate: unknown: SCTP is not modelled");
        }
        var run = run(open, chosen);
        boolean over = run.simulator().runToEnd(MAX_EVENTS);
        if (!over) {
            warn("stopped after %d events; there is more to come".formatted(MAX_EVENTS));
        }
        if (pcap != null) {
            write(run.simulator().recording(), pcap);
        }
        var results = run.results();
        return Answer.of(() -> json(chosen, run, results), () -> text(chosen, run, results));
    }

    private Scenario scenario(List<Scenario> scenarios) throws BadInput {
        var from = single.from();
        var to = single.to();
        if (from != null || to != null) {
            if (from == null || to == null || scenario != null) {
                throw new BadInput(
                        "netwright simulate: give --from and --to, or --scenario, not both");
            }
            var probe = new Probe(arguments.endpoint(from), to, single.protocol(), 0);
            return new Scenario("probe", List.of(probe));
        }
        if (scenario == null && scenarios.size() == 1) {
            return scenarios.getFirst();
        }
        var names = scenarios.stream().map(Scenario::name).toList();
        var hint =
                names.isEmpty()
                        ? "  hint: the lab has no scenarios; --from and --to make one probe"
                        : "  hint: there are " + String.join(", ", names);
        if (scenario == null) {
            throw new BadInput(List.of("netwright simulate: which scenario?", hint));
        }
        var asked = scenario;
        return scenarios.stream()
                .filter(it -> it.name().equals(asked))
                .findFirst()
                .orElseThrow(
                        () ->
                                BadInput.unknown(
                                        "netwright simulate: no such scenario: " + asked,
                                        asked,
                                        names,
                                        hint.strip().substring("hint: ".length())));
    }

    private ScenarioRun run(OpenLab open, Scenario chosen) throws BadInput {
        try {
            return ScenarioRun.of(open.cluster(), chosen.probes(), seed);
        } catch (BadEndpoint e) {
            throw BadInput.of("simulate", e);
        }
    }

    private static void write(Recording recording, Path file) throws LabIoException {
        try (var out = new BufferedOutputStream(Files.newOutputStream(file))) {
            Capture.ofCards(recording).write(out);
        } catch (IOException e) {
            throw new LabIoException("Cannot write " + file + ": " + e.getMessage());
        }
    }

    private static Map<String, Integer> drops(Recording recording) {
        var drops = new TreeMap<String, Integer>();
        for (var step : recording.steps()) {
            if (step.stage() == Stage.DROP && step.drop() != null) {
                drops.merge(step.drop().name(), 1, Integer::sum);
            }
        }
        return drops;
    }

    private ObjectNode json(Scenario chosen, ScenarioRun run, List<ProbeResult> results) {
        var recording = run.simulator().recording();
        var result = Json.result(run.assumptions());
        result.put("scenario", chosen.name()).put("seed", seed);
        var probes = result.putArray("probes");
        for (var it : results) {
            var one =
                    probes.addObject()
                            .put("from", it.probe().from())
                            .put("to", it.probe().to())
                            .put("protocol", it.probe().protocol().name())
                            .put("verdict", it.verdict().text())
                            .put("startNanos", it.probe().startNanos())
                            .put("endNanos", it.endNanos())
                            .put("text", it.text());
            if (it.address() != null) {
                one.put("address", it.address().toString());
            }
        }
        result.put("durationNanos", run.simulator().now());
        result.put("frames", recording.flights().size());
        result.put("steps", recording.steps().size());
        var drops = result.putObject("drops");
        drops(recording).forEach(drops::put);
        return result;
    }

    private String text(Scenario chosen, ScenarioRun run, List<ProbeResult> results) {
        var recording = run.simulator().recording();
        var text = new StringBuilder();
        text.append("%s, seed %d: ".formatted(chosen.name(), seed));
        text.append(
                "%d frames in %s\n\n"
                        .formatted(recording.flights().size(), time(run.simulator().now())));
        var columns = new Columns("  ", terminal().width());
        columns.row("at", "probe", "outcome", "took", "answer");
        for (var it : results) {
            columns.row(
                    time(it.probe().startNanos()),
                    it.probe().from() + " → " + it.probe().to() + " " + it.probe().protocol(),
                    ink().verdict(it.verdict()),
                    time(Math.max(0, it.endNanos() - it.probe().startNanos())),
                    it.text());
        }
        text.append(columns);
        var dropped = new Columns("  ", terminal().width());
        drops(recording)
                .forEach(
                        (reason, count) ->
                                dropped.row(
                                        count + "×", reason, DropReason.valueOf(reason).text()));
        text.append(dropped.isEmpty() ? "" : "\n  dropped\n" + dropped);
        return text.append(Assumptions.text(run.assumptions(), terminal().width())).toString();
    }

    private static String time(long nanos) {
        if (nanos >= 1_000_000_000L) {
            return String.format(Locale.ROOT, "%.2f s", nanos / 1e9);
        }
        return String.format(Locale.ROOT, "%.3f ms", nanos / 1e6);
    }
}

package io.netwright.app.ui.workbench;

import io.netwright.app.session.ProbeRun;
import io.netwright.sim.trace.Hop;
import io.netwright.sim.trace.Journey;
import io.netwright.sim.trace.PacketText;
import io.netwright.sim.trace.Reason;
import io.netwright.sim.trace.Trace;
import io.netwright.sim.trace.Verdict;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/// The answer to a probe in words.
final class VerdictText {
    private VerdictText() {}

    /// `✓ delivered in 0.42 ms, 1 of 2 backends (50 %): why`.
    static String of(ProbeRun run) {
        var trace = run.trace();
        var text = new StringBuilder();
        text.append(trace.verdict().sign()).append(' ').append(trace.verdict().text());
        if (trace.verdict() == Verdict.DELIVERED) {
            roundTrip(run.journey()).ifPresent(it -> text.append(" in ").append(millis(it)));
        }
        share(run).ifPresent(it -> text.append(", ").append(it));
        var why = reason(run);
        text.append(": ").append(why.message().text());
        var remedy = why.remedy();
        if (remedy != null) {
            text.append(". Hint: ").append(remedy.text());
        }
        return text.toString();
    }

    /// Of the backend that the timed run took, where it ends like the whole.
    private static Reason reason(ProbeRun run) {
        var trace = run.trace();
        return taken(run)
                .filter(it -> it.verdict() == trace.verdict())
                .map(Trace.Candidate::reason)
                .orElse(trace.reason());
    }

    private static String millis(long nanos) {
        return String.format(Locale.ROOT, "%.2f ms", nanos / 1e6);
    }

    /// From the first packet that was asked for to the answer to it.
    private static OptionalLong roundTrip(Journey journey) {
        var there = first(journey, Hop.Leg.REQUEST);
        var back = first(journey, Hop.Leg.REPLY);
        if (there.isEmpty() || back.isEmpty()) {
            return OptionalLong.empty();
        }
        long from = journey.hops().get(there.get().hops().getFirst()).timeNanos();
        long to = journey.hops().get(back.get().hops().getLast()).timeNanos();
        return to > from ? OptionalLong.of(to - from) : OptionalLong.empty();
    }

    private static Optional<Journey.Sent> first(Journey journey, Hop.Leg leg) {
        return journey.packets().stream()
                .filter(it -> it.purpose() == Journey.Purpose.TRAFFIC && it.leg() == leg)
                .findFirst();
    }

    /// How many of the backends that chance may pick end like this.
    private static Optional<String> share(ProbeRun run) {
        var candidates = run.trace().candidates();
        if (candidates.size() < 2) {
            return Optional.empty();
        }
        double alike =
                candidates.stream()
                        .filter(it -> it.verdict() == run.trace().verdict())
                        .mapToDouble(Trace.Candidate::probability)
                        .sum();
        long count =
                candidates.stream().filter(it -> it.verdict() == run.trace().verdict()).count();
        if (run.trace().verdict() != Verdict.DELIVERED && count < candidates.size()) {
            return Optional.of(
                    "%d of %d backends (%s)".formatted(count, candidates.size(), percent(alike)));
        }
        return taken(run)
                .map(
                        it ->
                                "1 of %d backends (%s)"
                                        .formatted(candidates.size(), percent(it.probability())));
    }

    /// The candidate that the timed run took.
    private static Optional<Trace.Candidate> taken(ProbeRun run) {
        return first(run.journey(), Hop.Leg.REQUEST)
                .map(it -> run.hops().get(it.hops().getLast()))
                .flatMap(
                        last ->
                                run.trace().candidates().stream()
                                        .filter(
                                                it ->
                                                        PacketText.of(last.before())
                                                                .endsWith("→ " + it.endpoint()))
                                        .findFirst());
    }

    private static String percent(double probability) {
        return Math.round(probability * 100) + " %";
    }
}

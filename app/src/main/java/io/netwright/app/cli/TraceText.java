package io.netwright.app.cli;

import io.netwright.sim.trace.Hop;
import io.netwright.sim.trace.ReasonCode;
import io.netwright.sim.trace.Trace;

import org.jspecify.annotations.Nullable;

import java.util.Locale;
import java.util.Objects;

/// A trace for people: the answer in one line, then the walk, then what it rests on.
final class TraceText {
    private final TraceJson json;
    private final Ink ink;
    private final boolean verbose;

    /// Prints.
    ///
    /// @param verbose with hops that change nothing
    TraceText(TraceJson json, Ink ink, boolean verbose) {
        this.json = json;
        this.ink = ink;
        this.verbose = verbose;
    }

    /// The whole text.
    ///
    /// @param question `shop/client → web:80/TCP`
    String of(String question, Trace trace) {
        var text = new StringBuilder();
        text.append(ink.verdict(trace.verdict())).append("   ").append(question);
        text.append(backends(trace)).append('\n');
        var at = json.at(trace.reason());
        text.append("  ").append(trace.reason().message().text());
        text.append(at.isEmpty() ? "" : "  " + ink.dim(at)).append('\n');
        if (trace.candidates().size() > 1) {
            text.append('\n').append(candidates(trace));
        }
        text.append(trace.hops().isEmpty() ? "" : "\n" + walk(trace));
        text.append(Assumptions.text(trace.assumptions()));
        return text.toString();
    }

    private static String backends(Trace trace) {
        var candidates = trace.candidates();
        if (candidates.isEmpty()) {
            return "";
        }
        boolean all = candidates.stream().allMatch(Trace.Candidate::snat);
        boolean none = candidates.stream().noneMatch(Trace.Candidate::snat);
        var source = all ? "source rewritten" : none ? "source address kept" : "source varies";
        if (candidates.size() == 1) {
            return ", " + source;
        }
        return ", %d backends, %s".formatted(candidates.size(), source);
    }

    private String candidates(Trace trace) {
        var columns = new Columns("  ");
        for (var it : trace.candidates()) {
            columns.row(
                    it.endpoint(),
                    String.format(Locale.ROOT, "%.0f %%", it.probability() * 100),
                    ink.verdict(it.verdict()),
                    it.snat() ? "source rewritten" : "",
                    it.verdict() == trace.candidates().getFirst().verdict()
                            ? ""
                            : it.reason().message().text());
        }
        return columns.toString();
    }

    private String walk(Trace trace) {
        var columns = new Columns("  ");
        String place = "";
        Hop.@Nullable Leg leg = null;
        for (var hop : trace.hops()) {
            if (leg != hop.leg()) {
                leg = hop.leg();
                place = "";
                columns.row(leg == Hop.Leg.REQUEST ? "→ request" : "← reply");
            }
            if (!verbose && isPlain(hop)) {
                continue;
            }
            var where =
                    hop.hook() != null ? hop.hook() : Objects.requireNonNullElse(hop.device(), "");
            var at = json.at(hop.why());
            columns.row(
                    hop.place().equals(place) ? "" : hop.place(),
                    where,
                    hop.why().message().text() + (at.isEmpty() ? "" : "  " + ink.dim(at)));
            place = hop.place();
        }
        return columns.toString();
    }

    /// Does it only say that the packet went on unchanged, by a device that the route named?
    private static boolean isPlain(Hop hop) {
        return hop.why().message().code().equals(ReasonCode.TRANSMITTED.name());
    }
}

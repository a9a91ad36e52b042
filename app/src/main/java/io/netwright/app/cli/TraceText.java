package io.netwright.app.cli;

import io.netwright.sim.trace.Reason;
import io.netwright.sim.trace.Trace;
import io.netwright.sim.trace.Trace.Candidate;
import io.netwright.sim.trace.Verdict;

import java.util.List;
import java.util.Locale;

/// A trace for people: the answer in one line, why, then the walk, then what it rests on.
final class TraceText {
    private final TraceJson json;
    private final Ink ink;
    private final int width;
    private final boolean verbose;

    /// Prints.
    ///
    /// @param width of the terminal, 0 for no limit
    /// @param verbose with hops that change nothing
    TraceText(TraceJson json, Ink ink, int width, boolean verbose) {
        this.json = json;
        this.ink = ink;
        this.width = width;
        this.verbose = verbose;
    }

    /// The whole text.
    ///
    /// @param question `shop/client → web:80/TCP`
    String of(String question, Trace trace) {
        var text = new StringBuilder();
        var answer = ink.verdict(trace.verdict()) + "   " + question + backends(trace);
        text.append(String.join("\n    ", Wrap.lines(answer, width))).append('\n');
        if (trace.verdict() != Verdict.DELIVERED) {
            text.append(why(trace.reason()));
        }
        if (differ(trace.candidates())) {
            text.append('\n').append(candidates(trace.candidates()));
        }
        var walk = new WalkText(json, ink, width, verbose).of(trace);
        text.append(walk.isEmpty() ? "" : "\n" + walk);
        return text.append(Assumptions.text(trace.assumptions(), width)).toString();
    }

    /// Why, where in the text, and what would help.
    String why(Reason reason) {
        var at = json.at(reason);
        var text = reason.message().text() + (at.isEmpty() ? "" : "   " + ink.dim(at));
        var why = Wrap.text("  ", text, width);
        var remedy = reason.remedy();
        return remedy == null ? why : why + Wrap.text("  ", "hint: " + remedy.text(), width);
    }

    /// Do the backends fare differently?
    private static boolean differ(List<Candidate> candidates) {
        return candidates.stream()
                        .map(it -> List.of(it.verdict(), it.snat(), it.reason().message().code()))
                        .distinct()
                        .count()
                > 1;
    }

    private static String backends(Trace trace) {
        var candidates = trace.candidates();
        var text = new StringBuilder();
        if (candidates.size() > 1) {
            text.append(", ").append(candidates.size()).append(" backends");
            var shares =
                    candidates.stream().map(it -> percent(it.probability())).distinct().toList();
            text.append(
                    shares.size() == 1
                            ? Wrap.together(" at " + shares.getFirst()).replaceFirst("\u00a0", " ")
                            : "");
        }
        if (trace.verdict() == Verdict.DELIVERED && !candidates.isEmpty()) {
            boolean all = candidates.stream().allMatch(Candidate::snat);
            boolean none = candidates.stream().noneMatch(Candidate::snat);
            text.append(
                    all
                            ? ", source address rewritten"
                            : none
                                    ? ", source address kept"
                                    : ", source address rewritten for some");
        }
        return text.toString();
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.0f %%", share * 100);
    }

    private String candidates(List<Candidate> candidates) {
        var columns = new Columns("  ", width);
        for (var it : candidates) {
            columns.row(
                    it.endpoint(),
                    percent(it.probability()),
                    ink.verdict(it.verdict()),
                    it.snat() ? "source address rewritten" : "source address kept",
                    it.verdict() == Verdict.DELIVERED ? "" : it.reason().message().text());
        }
        return columns.toString();
    }
}

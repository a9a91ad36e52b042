package io.netwright.app.ui.canvas;

import io.netwright.app.ui.layout.ElementId;
import io.netwright.model.diag.Severity;
import io.netwright.model.lint.LintFinding;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/// A sign on a thing that has problems.
///
/// @param findings the worst first
record Badge(ElementId id, List<LintFinding> findings) {
    private static final int TOLD = 4;

    Badge {
        findings =
                findings.stream()
                        .sorted(
                                Comparator.comparing(
                                        (LintFinding it) -> it.diagnostic().severity()))
                        .toList();
    }

    LintFinding worst() {
        return findings.getFirst();
    }

    boolean isError() {
        return worst().diagnostic().severity() == Severity.ERROR;
    }

    /// A line for each of the first few, and how many more there are.
    String text() {
        var lines =
                findings.stream().limit(TOLD).map(Badge::line).collect(Collectors.joining("\n"));
        int more = findings.size() - TOLD;
        return more > 0 ? lines + "\nand " + more + " more" : lines;
    }

    private static String line(LintFinding it) {
        var told = it.diagnostic();
        var about = it.resource() == null ? "" : it.resource() + ": ";
        return (told.severity() == Severity.ERROR ? "✕ " : "⚠ ") + about + told.message().text();
    }
}

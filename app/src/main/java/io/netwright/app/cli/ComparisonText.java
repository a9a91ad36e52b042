package io.netwright.app.cli;

import io.netwright.sim.trace.Comparison;
import io.netwright.sim.trace.Trace;

import java.util.ArrayList;
import java.util.List;

/// Traces of several profiles side by side; a line that is not the same for all has a `≠`.
final class ComparisonText {
    private static final String NOTHING = "–";

    private ComparisonText() {}

    /// The whole table.
    ///
    /// @param width of the terminal, 0 for no limit
    static String of(List<String> profiles, List<Trace> traces, int width) {
        var names = new ShortNames(traces.stream().flatMap(it -> it.hops().stream()).toList());
        var columns = new Columns("", width);
        var head = new ArrayList<>(List.of("  "));
        head.addAll(profiles);
        columns.row(head.toArray(String[]::new));
        var last = "";
        for (var row : Comparison.of(traces).rows()) {
            var place = row.place() == null ? "" : names.of(row.place());
            var cells = new ArrayList<String>();
            cells.add((row.differs() ? "≠ " : "  ") + label(place, last, row.label()));
            row.cells().forEach(it -> cells.add(it.isEmpty() ? NOTHING : it));
            columns.row(cells.toArray(String[]::new));
            last = place;
        }
        return columns.toString();
    }

    /// A place is named once for all that is done there.
    private static String label(String place, String last, String what) {
        if (place.isEmpty()) {
            return what;
        }
        return (place.equals(last) ? " ".repeat(place.length()) : place) + " " + what;
    }
}

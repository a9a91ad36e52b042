package io.netwright.app.cli;

import io.netwright.sim.control.Assumption;

import java.util.List;
import java.util.stream.Collectors;

/// What an answer rests on, for people.
final class Assumptions {
    private Assumptions() {}

    /// A line, broken where the terminal ends; nothing where there is none.
    ///
    /// @param width of the terminal, 0 for no limit
    static String text(List<Assumption> assumptions, int width) {
        if (assumptions.isEmpty()) {
            return "";
        }
        var columns = new Columns("  ", width);
        columns.row(
                "assumptions",
                assumptions.stream()
                        .map(it -> "%s (%s)".formatted(it.message().text(), it.message().code()))
                        .collect(Collectors.joining(" · ")));
        return "\n" + columns;
    }
}

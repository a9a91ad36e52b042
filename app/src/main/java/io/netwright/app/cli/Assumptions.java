package io.netwright.app.cli;

import io.netwright.sim.control.Assumption;

import java.util.List;

/// What an answer rests on, for people.
final class Assumptions {
    private Assumptions() {}

    /// A heading and a line for each; nothing where there is none.
    static String text(List<Assumption> assumptions) {
        if (assumptions.isEmpty()) {
            return "";
        }
        var columns = new Columns("  ");
        for (var it : assumptions) {
            columns.row(it.message().code(), it.message().text());
        }
        return "\n  assumptions\n" + columns;
    }
}

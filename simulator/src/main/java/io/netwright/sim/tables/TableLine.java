package io.netwright.sim.tables;

import java.util.List;

/// A line of a table as a tool prints it.
///
/// @param about what it shows; several where it can be asked for in several ways
public record TableLine(String text, List<Subject> about) {
    public TableLine {
        about = List.copyOf(about);
    }

    static TableLine of(String text, Subject... about) {
        return new TableLine(text, List.of(about));
    }

    /// The index of the line about the first of these that any line is about, -1 for none.
    ///
    /// @param wanted the best first
    public static int find(List<TableLine> lines, List<Subject> wanted) {
        for (var subject : wanted) {
            for (int i = 0; i < lines.size(); i++) {
                if (lines.get(i).about.contains(subject)) {
                    return i;
                }
            }
        }
        return -1;
    }
}

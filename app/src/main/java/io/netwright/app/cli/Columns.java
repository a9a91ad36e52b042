package io.netwright.app.cli;

import java.util.ArrayList;
import java.util.List;

/// Text in aligned columns, two spaces between them, nothing behind the last. Where a line would be
/// wider than the terminal, the last column goes on below itself.
final class Columns {
    private static final int GAP = 2;
    private static final int NARROWEST = 24;

    private final List<List<String>> rows;
    private final String indent;
    private final int width;

    /// @param width of the terminal, 0 for no limit
    Columns(String indent, int width) {
        this(indent, width, new ArrayList<>());
    }

    private Columns(String indent, int width, List<List<String>> rows) {
        this.indent = indent;
        this.width = width;
        this.rows = rows;
    }

    void row(String... cells) {
        rows.add(List.of(cells));
    }

    boolean isEmpty() {
        return rows.isEmpty();
    }

    /// How wide the widest line is before anything is broken.
    int natural() {
        return new Columns(indent, 0, rows)
                .toString()
                .lines()
                .mapToInt(Wrap::length)
                .max()
                .orElse(0);
    }

    /// What stands last in its row makes no column wider.
    private List<Integer> widths() {
        var widths = new ArrayList<Integer>();
        for (var row : rows) {
            for (int i = 0; i < row.size() - 1; i++) {
                if (i == widths.size()) {
                    widths.add(0);
                }
                widths.set(i, Math.max(widths.get(i), Wrap.length(row.get(i))));
            }
        }
        return widths;
    }

    @Override
    public String toString() {
        var widths = widths();
        var text = new StringBuilder();
        for (var row : rows) {
            var line = new StringBuilder(indent);
            for (int i = 0; i < row.size() - 1; i++) {
                line.append(row.get(i)).repeat(' ', widths.get(i) - Wrap.length(row.get(i)) + GAP);
            }
            int start = Wrap.length(line.toString());
            int room = width == 0 ? 0 : Math.max(NARROWEST, width - start);
            var last = Wrap.lines(row.isEmpty() ? "" : row.getLast(), room);
            text.append((line + last.getFirst()).stripTrailing()).append('\n');
            for (var more : last.subList(1, last.size())) {
                text.repeat(' ', start).append(more).append('\n');
            }
        }
        return text.toString();
    }
}

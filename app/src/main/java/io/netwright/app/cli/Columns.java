package io.netwright.app.cli;

import java.util.ArrayList;
import java.util.List;

/// Text in aligned columns, two spaces between them, nothing behind the last.
final class Columns {
    private final List<List<String>> rows = new ArrayList<>();
    private final String indent;

    Columns(String indent) {
        this.indent = indent;
    }

    void row(String... cells) {
        rows.add(List.of(cells));
    }

    boolean isEmpty() {
        return rows.isEmpty();
    }

    @Override
    public String toString() {
        var widths = new ArrayList<Integer>();
        for (var row : rows) {
            for (int i = 0; i < row.size(); i++) {
                if (i == widths.size()) {
                    widths.add(0);
                }
                widths.set(i, Math.max(widths.get(i), length(row.get(i))));
            }
        }
        var text = new StringBuilder();
        for (var row : rows) {
            var line = new StringBuilder(indent);
            for (int i = 0; i < row.size(); i++) {
                line.append(row.get(i));
                if (i < row.size() - 1) {
                    line.repeat(' ', widths.get(i) - length(row.get(i)) + 2);
                }
            }
            text.append(line.toString().stripTrailing()).append('\n');
        }
        return text.toString();
    }

    private static int length(String cell) {
        return cell.codePointCount(0, cell.length());
    }
}

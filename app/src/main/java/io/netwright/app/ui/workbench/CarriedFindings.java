package io.netwright.app.ui.workbench;

import io.netwright.model.diag.Diagnostic;
import io.netwright.model.diag.SourcePosition;
import io.netwright.model.diag.SourceRange;
import io.netwright.model.lab.Lab;
import io.netwright.model.lab.SourceFile;
import io.netwright.model.lint.LintFinding;
import io.netwright.model.manifest.Section;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What was found in a lab, where it stands in the next one: what was typed above it moves it, and
/// what was typed in it takes it away. So the list does not blink while the next lab is checked.
final class CarriedFindings {
    private final Lab before;
    private final Lab after;
    private final Map<String, Optional<Change>> changes = new HashMap<>();

    private CarriedFindings(Lab before, Lab after) {
        this.before = before;
        this.after = after;
    }

    /// What differs in a file: `length` chars from `start` on became `newLength`.
    private record Change(
            int start, int length, int newLength, int lines, int columns, int lastLine) {
        @Nullable SourceRange move(SourceRange at) {
            if (at.end().offset() <= start) {
                return at;
            }
            if (at.start().offset() < start + length) {
                return null;
            }
            return new SourceRange(at.file(), move(at.start()), move(at.end()));
        }

        private SourcePosition move(SourcePosition at) {
            return new SourcePosition(
                    at.line() + lines,
                    at.column() + (at.line() == lastLine ? columns : 0),
                    at.offset() + newLength - length);
        }
    }

    /// The findings that still have a place. What mends them is of the lab before.
    static List<LintFinding> carry(List<LintFinding> found, Lab before, Lab after) {
        var carried = new CarriedFindings(before, after);
        var moved = new ArrayList<LintFinding>(found.size());
        for (var it : found) {
            var at = carried.place(it.diagnostic().at());
            if (at != null) {
                var told = it.diagnostic();
                moved.add(
                        new LintFinding(
                                new Diagnostic(at, told.severity(), told.message(), told.hint()),
                                it.resource(),
                                it.link(),
                                it.repair()));
            }
        }
        return moved;
    }

    private @Nullable SourceRange place(SourceRange at) {
        var old = before.file(at.file()).orElse(null);
        var now = after.file(at.file()).orElse(null);
        if (old == null || now == null) {
            return null;
        }
        if (old.equals(now)) {
            return at;
        }
        var change = changes.computeIfAbsent(at.file(), _ -> change(old, now));
        return change.isEmpty() ? at : change.get().move(at);
    }

    /// Compares the sections that are not the same ones.
    private static Optional<Change> change(SourceFile old, SourceFile now) {
        var a = old.sections();
        var b = now.sections();
        int head = 0;
        int offset = 0;
        int line = 1;
        while (head < a.size() && head < b.size() && a.get(head).equals(b.get(head))) {
            offset += a.get(head).text().length();
            line += a.get(head).lines();
            head++;
        }
        int tail = 0;
        while (tail < a.size() - head
                && tail < b.size() - head
                && a.get(a.size() - 1 - tail).equals(b.get(b.size() - 1 - tail))) {
            tail++;
        }
        return change(
                text(a.subList(head, a.size() - tail)),
                text(b.subList(head, b.size() - tail)),
                offset,
                line);
    }

    private static String text(List<Section> sections) {
        var text = new StringBuilder();
        sections.forEach(it -> text.append(it.text()));
        return text.toString();
    }

    private static Optional<Change> change(String was, String is, int offset, int line) {
        int most = Math.min(was.length(), is.length());
        int head = 0;
        while (head < most && was.charAt(head) == is.charAt(head)) {
            head++;
        }
        int tail = 0;
        while (tail < most - head
                && was.charAt(was.length() - 1 - tail) == is.charAt(is.length() - 1 - tail)) {
            tail++;
        }
        int end = was.length() - tail;
        int newEnd = is.length() - tail;
        if (end == head && newEnd == head) {
            return Optional.empty();
        }
        return Optional.of(
                new Change(
                        offset + head,
                        end - head,
                        newEnd - head,
                        lines(is, newEnd) - lines(was, end),
                        column(is, newEnd) - column(was, end),
                        line + lines(was, end)));
    }

    private static int lines(String text, int until) {
        int count = 0;
        for (int at = text.indexOf('\n'); at >= 0 && at < until; at = text.indexOf('\n', at + 1)) {
            count++;
        }
        return count;
    }

    private static int column(String text, int at) {
        return text.codePointCount(at == 0 ? 0 : text.lastIndexOf('\n', at - 1) + 1, at);
    }
}

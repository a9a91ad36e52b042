package io.netwright.app.ui.yaml;

import io.netwright.model.diag.SourcePosition;
import io.netwright.model.lint.LintFinding;

import org.fxmisc.richtext.CodeArea;
import org.fxmisc.richtext.model.PlainTextChange;
import org.fxmisc.richtext.model.StyleSpans;
import org.fxmisc.richtext.model.StyleSpansBuilder;
import org.fxmisc.richtext.model.TwoDimensional.Bias;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;

/// The colours of a text, and the lines under what is found in it. Only lines that a change or a
/// finding touches are coloured anew, so that a key costs the same in a large file.
final class YamlStyles {
    private final CodeArea area;
    private int[] blocks = {YamlHighlight.NO_BLOCK}; // before each line
    private int lines = 1;
    private SortedMap<Integer, List<Fault>> faults = new TreeMap<>();

    /// Follows what changes in the text from now on.
    YamlStyles(CodeArea area) {
        this.area = area;
        area.plainTextChanges().subscribe(this::changed);
    }

    /// A part of a line that something is found about.
    private record Fault(int start, int end, String style) {}

    private void changed(PlainTextChange change) {
        int first = area.offsetToPosition(change.getPosition(), Bias.Forward).getMajor();
        int gone = count(change.getRemoved());
        int come = count(change.getInserted());
        if (gone != come) {
            move(first, gone, come);
        }
        if (come > 0 && come + 1 >= lines) {
            all();
            return;
        }
        int line = first;
        int state = blocks[line];
        do {
            blocks[line] = state;
            state = colour(line);
            line++;
        } while (line < lines && (line <= first + come || state != blocks[line]));
    }

    private void move(int first, int gone, int come) {
        int next = area.getParagraphs().size();
        var moved = new int[Math.max(next, blocks.length)];
        System.arraycopy(blocks, 0, moved, 0, first + 1);
        int tail = Math.max(0, lines - first - 1 - gone);
        System.arraycopy(blocks, first + 1 + gone, moved, first + 1 + come, tail);
        blocks = moved;
        lines = next;
        var kept = new TreeMap<Integer, List<Fault>>();
        faults.forEach(
                (line, list) -> {
                    if (line <= first) {
                        kept.put(line, list);
                    } else if (line > first + gone) {
                        kept.put(line + come - gone, list);
                    }
                });
        faults = kept;
    }

    private static int count(String text) {
        int count = 0;
        for (int at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) {
            count++;
        }
        return count;
    }

    /// The whole text is another one.
    private void all() {
        var builder = new StyleSpansBuilder<Collection<String>>();
        int state = YamlHighlight.NO_BLOCK;
        for (int line = 0; line < lines; line++) {
            blocks[line] = state;
            var text = area.getParagraph(line).getText();
            var told = YamlHighlight.line(text, state);
            add(builder, told, text.length() + (line + 1 < lines ? 1 : 0));
            state = told.block();
        }
        if (area.getLength() > 0) {
            area.setStyleSpans(0, builder.create());
        }
        for (int line : faults.keySet()) {
            colour(line);
        }
    }

    /// @return the state after the line
    private int colour(int line) {
        var text = area.getParagraph(line).getText();
        var told = YamlHighlight.line(text, blocks[line]);
        if (!text.isEmpty()) {
            var builder = new StyleSpansBuilder<Collection<String>>();
            add(builder, told, text.length());
            StyleSpans<Collection<String>> spans = builder.create();
            for (var fault : faults.getOrDefault(line, List.of())) {
                spans = spans.overlay(of(fault, text.length()), YamlStyles::both);
            }
            if (!spans.equals(area.getStyleSpans(line))) {
                area.setStyleSpans(line, 0, spans);
            }
        }
        return told.block();
    }

    private static void add(
            StyleSpansBuilder<Collection<String>> builder, YamlHighlight.Line line, int length) {
        int at = 0;
        for (var span : line.spans()) {
            if (span.start() > at) {
                builder.add(List.of(), span.start() - at);
            }
            builder.add(
                    List.of("yaml-" + span.sort().name().toLowerCase(Locale.ROOT)),
                    span.end() - span.start());
            at = span.end();
        }
        if (length > at || at == 0) {
            builder.add(List.of(), length - at);
        }
    }

    private static StyleSpans<Collection<String>> of(Fault fault, int length) {
        int start = Math.min(fault.start(), length);
        int end = Math.min(fault.end(), length);
        var builder = new StyleSpansBuilder<Collection<String>>();
        builder.add(List.of(), start);
        builder.add(List.of(fault.style()), end - start);
        builder.add(List.of(), length - end);
        return builder.create();
    }

    private static Collection<String> both(Collection<String> one, Collection<String> other) {
        var all = new ArrayList<>(one);
        all.addAll(other);
        return all;
    }

    /// Underlines what is found in the text that is shown.
    void underline(List<LintFinding> found) {
        var next = new TreeMap<Integer, List<Fault>>();
        for (var it : found) {
            underline(it, next);
        }
        var last = faults;
        faults = next;
        var touched = new TreeMap<>(last);
        touched.putAll(next);
        for (int line : touched.keySet()) {
            var now = next.getOrDefault(line, List.of());
            if (line < lines && !now.equals(last.getOrDefault(line, List.of()))) {
                colour(line);
            }
        }
    }

    private void underline(LintFinding it, SortedMap<Integer, List<Fault>> next) {
        var style = "yaml-fault-" + it.diagnostic().severity().text();
        var from = it.diagnostic().at().start();
        var to = it.diagnostic().at().end();
        int last = Math.min(to.line(), lines) - 1;
        for (int line = from.line() - 1; line <= last; line++) {
            int start = line == from.line() - 1 ? column(from) : 0;
            int end = line == to.line() - 1 ? column(to) : area.getParagraphLength(line);
            if (line == from.line() - 1) {
                end = Math.max(end, start + 1);
            }
            var list = next.computeIfAbsent(line, _ -> new ArrayList<>());
            boolean free = list.stream().allMatch(other -> other.end() <= start);
            if (free && end > start) {
                list.add(new Fault(start, end, style));
            }
        }
    }

    /// In `char`s.
    private int column(SourcePosition at) {
        var text = area.getParagraph(at.line() - 1).getText();
        int points = Math.min(at.column() - 1, text.codePointCount(0, text.length()));
        return text.offsetByCodePoints(0, points);
    }
}

package io.netwright.model.edit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// What an edit changed in a file, as `diff -u` prints it and `patch` reads it.
///
/// Source: Myers, "An O(ND) Difference Algorithm and Its Variations"; POSIX `diff`, unified form.
public final class UnifiedDiff {
    private static final int CONTEXT = 3;

    /// A line that stays (' '), goes ('-') or comes ('+').
    ///
    /// @param text without its line feed
    private record Line(char sign, String text) {}

    private final List<Line> lines = new ArrayList<>();
    private final List<String> before;
    private final List<String> after;

    private UnifiedDiff(List<String> before, List<String> after) {
        this.before = before;
        this.after = after;
    }

    /// The difference, `""` where there is none.
    public static String of(String file, String before, String after) {
        if (before.equals(after)) {
            return "";
        }
        var diff = new UnifiedDiff(split(before), split(after));
        diff.compare();
        return "--- a/%s\n+++ b/%s\n".formatted(file, file) + diff.hunks();
    }

    /// Lines with their line feeds, so that a last one without is another.
    private static List<String> split(String text) {
        var lines = new ArrayList<String>();
        for (int at = 0; at < text.length(); ) {
            int end = text.indexOf('\n', at);
            int next = end < 0 ? text.length() : end + 1;
            lines.add(text.substring(at, next));
            at = next;
        }
        return lines;
    }

    private void compare() {
        int head = 0;
        int most = Math.min(before.size(), after.size());
        while (head < most && before.get(head).equals(after.get(head))) {
            head++;
        }
        int tail = 0;
        while (tail < most - head
                && before.get(before.size() - 1 - tail)
                        .equals(after.get(after.size() - 1 - tail))) {
            tail++;
        }
        before.subList(0, head).forEach(it -> lines.add(new Line(' ', it)));
        middle(
                before.subList(head, before.size() - tail),
                after.subList(head, after.size() - tail));
        before.subList(before.size() - tail, before.size())
                .forEach(it -> lines.add(new Line(' ', it)));
    }

    /// The shortest way from one to the other: diagonals by how far they get with each step.
    private void middle(List<String> a, List<String> b) {
        int max = a.size() + b.size();
        var reach = new int[2 * max + 2];
        var steps = new ArrayList<int[]>();
        for (int d = 0; d <= max; d++) {
            for (int k = -d; k <= d; k += 2) {
                boolean down = k == -d || (k != d && reach[max + k - 1] < reach[max + k + 1]);
                int x = down ? reach[max + k + 1] : reach[max + k - 1] + 1;
                int y = x - k;
                while (x < a.size() && y < b.size() && a.get(x).equals(b.get(y))) {
                    x++;
                    y++;
                }
                reach[max + k] = x;
                if (x >= a.size() && y >= b.size()) {
                    trace(a, b, steps, d);
                    return;
                }
            }
            steps.add(Arrays.copyOfRange(reach, max - d, max + d + 1));
        }
    }

    private void trace(List<String> a, List<String> b, List<int[]> steps, int d) {
        var back = new ArrayList<Line>();
        int x = a.size();
        int y = b.size();
        for (int step = d; step > 0; step--) {
            var reach = steps.get(step - 1); // diagonals -(step-1) to step-1
            int k = x - y;
            boolean down = k == -step || (k != step && at(reach, k - 1) < at(reach, k + 1));
            int from = down ? at(reach, k + 1) : at(reach, k - 1);
            int diagonal = down ? k + 1 : k - 1;
            while (x > from && y > from - diagonal) {
                back.add(new Line(' ', a.get(--x)));
                y--;
            }
            if (down) {
                back.add(new Line('+', b.get(--y)));
            } else {
                back.add(new Line('-', a.get(--x)));
            }
        }
        while (x > 0) {
            back.add(new Line(' ', a.get(--x)));
        }
        lines.addAll(back.reversed());
    }

    private static int at(int[] reach, int k) {
        int index = k + reach.length / 2;
        return index < 0 || index >= reach.length ? -1 : reach[index];
    }

    private String hunks() {
        var text = new StringBuilder();
        int old = 1;
        int now = 1;
        for (int i = 0; i < lines.size(); ) {
            if (lines.get(i).sign == ' ') {
                i++;
                old++;
                now++;
                continue;
            }
            int start = i;
            for (int j = 0; j < CONTEXT && start > 0 && lines.get(start - 1).sign == ' '; j++) {
                start--;
            }
            int end = endOf(i);
            int lead = i - start;
            hunk(text, lines.subList(start, end), old - lead, now - lead);
            for (var line : lines.subList(i, end)) {
                old += line.sign == '+' ? 0 : 1;
                now += line.sign == '-' ? 0 : 1;
            }
            i = end;
        }
        return text.toString();
    }

    /// Changes with few lines between them share a hunk.
    private int endOf(int change) {
        int last = change;
        for (int i = change; i < lines.size() && i - last <= 2 * CONTEXT; i++) {
            last = lines.get(i).sign == ' ' ? last : i;
        }
        return Math.min(lines.size(), last + 1 + CONTEXT);
    }

    private static void hunk(StringBuilder text, List<Line> lines, int old, int now) {
        long gone = lines.stream().filter(it -> it.sign != '+').count();
        long come = lines.stream().filter(it -> it.sign != '-').count();
        text.append("@@ -%s +%s @@\n".formatted(range(old, gone), range(now, come)));
        for (var line : lines) {
            text.append(line.sign).append(line.text);
            if (!line.text.endsWith("\n")) {
                text.append("\n\\ No newline at end of file\n");
            }
        }
    }

    /// An empty range stands after the line before it.
    private static String range(int start, long count) {
        return count == 1 ? "" + start : (count == 0 ? start - 1 : start) + "," + count;
    }
}

package io.netwright.model.edit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

class UnifiedDiffTest {
    @Test
    void printsWhatChanged() {
        assertThat(UnifiedDiff.of("f", "a\nb\nc\nd\ne\nf\n", "a\nb\nc\nD\ne\nf\ng"))
                .isEqualTo(
                        """
                        --- a/f
                        +++ b/f
                        @@ -1,6 +1,7 @@
                         a
                         b
                         c
                        -d
                        +D
                         e
                         f
                        +g
                        \\ No newline at end of file
                        """);
        assertThat(UnifiedDiff.of("f", "a\n", "a\n")).isEmpty();
        assertThat(UnifiedDiff.of("f", "", "a\n")).endsWith("@@ -0,0 +1 @@\n+a\n");
    }

    /// Patched with the difference, one text is the other.
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void turnsOneTextIntoTheOther(long seed) {
        var random = new Random(seed);
        for (int i = 0; i < 2_000; i++) {
            var before = text(random);
            var after = random.nextInt(4) == 0 ? text(random) : changed(before, random);
            assertThat(patched(before, UnifiedDiff.of("f", before, after))).isEqualTo(after);
        }
    }

    private static String text(Random random) {
        var text = new StringBuilder();
        for (int n = random.nextInt(30); n > 0; n--) {
            text.append((char) ('a' + random.nextInt(4))).append('\n');
        }
        return random.nextInt(4) == 0 ? text + "end" : text.toString();
    }

    private static String changed(String text, Random random) {
        var lines = new ArrayList<>(text.lines().toList());
        for (int n = random.nextInt(3); n >= 0; n--) {
            int at = random.nextInt(lines.size() + 1);
            if (at < lines.size() && random.nextBoolean()) {
                lines.remove(at);
            } else {
                lines.add(at, "x");
            }
        }
        return String.join("\n", lines) + "\n";
    }

    private static String patched(String before, String diff) {
        if (diff.isEmpty()) {
            return before;
        }
        var old = before.isEmpty() ? List.<String>of() : List.of(before.split("(?<=\n)", 0));
        var out = new StringBuilder();
        int at = 0;
        char last = ' ';
        for (var line : diff.split("(?<=\n)", 0)) {
            if (line.startsWith("---") || line.startsWith("+++")) {
                continue;
            }
            if (line.startsWith("@@")) {
                var range = line.substring(4, line.indexOf(' ', 4)).split(",", -1);
                int start = Integer.parseInt(range[0]);
                boolean empty = range.length > 1 && range[1].equals("0");
                for (; at < (empty ? start : start - 1); at++) {
                    out.append(old.get(at));
                }
            } else if (line.startsWith("\\")) {
                out.setLength(out.length() - (last == '-' ? 0 : 1));
            } else {
                last = line.charAt(0);
                if (line.charAt(0) != '-') {
                    out.append(line, 1, line.length());
                }
                if (line.charAt(0) != '+') {
                    at++;
                }
            }
        }
        for (; at < old.size(); at++) {
            out.append(old.get(at));
        }
        return out.toString();
    }
}

package io.netwright.app.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// Breaks text into lines between words, colors aside.
final class Wrap {
    private static final Pattern COLOR = Pattern.compile("\u001b\\[[0-9;]*m");

    /// Between the spaces before a word and the word.
    private static final Pattern WORDS = Pattern.compile("(?<= )(?=[^ ])");

    /// A space at which no line is broken; printed as any other.
    private static final char GLUE = '\u00a0';

    private Wrap() {}

    /// Words that stay on one line.
    static String together(String words) {
        return words.replace(' ', GLUE);
    }

    private static String plain(StringBuilder line) {
        return line.toString().stripTrailing().replace(GLUE, ' ');
    }

    /// How many columns some text takes.
    static int length(String text) {
        var plain = COLOR.matcher(text).replaceAll("");
        return plain.codePointCount(0, plain.length());
    }

    /// The lines of a text, none longer than that, save for words that are.
    ///
    /// @param width 0 for no limit
    static List<String> lines(String text, int width) {
        if (width <= 0 || length(text) <= width) {
            return List.of(text.replace(GLUE, ' '));
        }
        var lines = new ArrayList<String>();
        var line = new StringBuilder();
        int used = 0;
        for (var word : WORDS.split(text, 0)) {
            int size = length(word.stripTrailing());
            if (used > 0 && used + size > width) {
                lines.add(plain(line));
                line.setLength(0);
                used = 0;
            }
            line.append(word);
            used += length(word);
        }
        lines.add(plain(line));
        return lines;
    }

    /// A paragraph, every line with that before it.
    ///
    /// @param width 0 for no limit
    static String text(String indent, String text, int width) {
        var out = new StringBuilder();
        for (var line : lines(text, width == 0 ? 0 : Math.max(20, width - length(indent)))) {
            out.append(indent).append(line).append('\n');
        }
        return out.toString();
    }
}

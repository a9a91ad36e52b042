package io.netwright.model.manifest;

/// Finds for each `char` that a scalar says where in the source it stands. White space that a
/// folded line stands for is placed nearby; all else exactly.
///
/// Source: YAML 1.2.2, chapters 7.3 and 8.1.
final class ScalarOffsets {
    private final String said;
    private final String source;
    private final int[] offsets;
    private int at;

    private ScalarOffsets(YamlNode.Scalar scalar, String source) {
        this.said = scalar.text();
        this.source = source;
        this.offsets = new int[said.length() + 1];
        this.at = Math.min(scalar.start(), source.length());
    }

    static int[] of(YamlNode.Scalar scalar, String source) {
        var run = new ScalarOffsets(scalar, source);
        run.skipProperties();
        run.align(run.opening());
        return run.offsets;
    }

    /// Tag and anchor.
    private void skipProperties() {
        while (now() == '!' || now() == '&') {
            while (at < source.length() && !Character.isWhitespace(now())) {
                at++;
            }
            skipBlank();
        }
    }

    /// `"`, `'`, or 0 for what has no quotes; stands at the first of what it says then.
    private char opening() {
        char c = now();
        if (c == '|' || c == '>') {
            int end = source.indexOf('\n', at);
            at = end < 0 ? source.length() : end + 1;
            return 0;
        }
        if (c == '"' || c == '\'') {
            at++;
            return c;
        }
        return 0;
    }

    private char now() {
        return at < source.length() ? source.charAt(at) : 0;
    }

    private void skipBlank() {
        while (at < source.length() && Character.isWhitespace(now())) {
            at++;
        }
    }

    private void align(char quote) {
        int i = 0;
        while (i < said.length()) {
            char c = said.charAt(i);
            boolean blank = c == ' ' || c == '\n' || c == '\t' || c == '\r';
            if (!blank) {
                skipBlank();
            }
            if (quote == '"' && now() == '\\') {
                i += escape(i);
            } else {
                offsets[i] = Math.min(at, source.length());
                i++;
                step(quote, c, blank);
            }
        }
        offsets[said.length()] = Math.min(at, source.length());
    }

    private void step(char quote, char c, boolean blank) {
        if (quote == '\'' && c == '\'') {
            at += 2;
        } else if (!blank) {
            at++;
        } else if (now() == c) {
            at++;
        }
    }

    /// How many `char`s the escape says; none for a line that goes on below.
    private int escape(int i) {
        int start = at;
        char kind = at + 1 < source.length() ? source.charAt(at + 1) : 0;
        if (kind == '\n' || kind == '\r') {
            at += 2;
            skipBlank();
            return 0;
        }
        at +=
                switch (kind) {
                    case 'x' -> 4;
                    case 'u' -> 6;
                    case 'U' -> 10;
                    default -> 2;
                };
        offsets[i] = start;
        if (kind == 'U' && Character.isHighSurrogate(said.charAt(i)) && i + 1 < said.length()) {
            offsets[i + 1] = start;
            return 2;
        }
        return 1;
    }
}

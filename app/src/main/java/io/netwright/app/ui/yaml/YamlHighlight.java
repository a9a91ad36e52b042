package io.netwright.app.ui.yaml;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// What each part of a YAML text is, for colouring: line by line, good enough while it is being
/// typed and wrong, and never slower than the length of the text. What it means, the parser says.
final class YamlHighlight {
    private static final Pattern NUMBER =
            Pattern.compile("[-+]?(\\d[\\d_]*(\\.\\d*)?|0[xo][0-9a-fA-F]+)");
    private static final Pattern WORD = Pattern.compile("true|false|yes|no|on|off|null|~");
    private static final Pattern BLOCK = Pattern.compile("[|>][-+0-9]{0,2}\\s*(#.*)?");

    /// Outside of a block scalar.
    static final int NO_BLOCK = -1;

    private final String text;
    private final List<Span> spans = new ArrayList<>();
    private int blockIndent; // of the key whose block scalar this is

    private YamlHighlight(String text, int blockIndent) {
        this.text = text;
        this.blockIndent = blockIndent;
    }

    /// What one line holds.
    ///
    /// @param block in which block scalar it ends, for the next line
    record Line(List<Span> spans, int block) {}

    /// A line, without its end.
    ///
    /// @param block as the line before it ended, [#NO_BLOCK] at the start
    static Line line(String text, int block) {
        var highlight = new YamlHighlight(text, block);
        highlight.line(0, text.length());
        return new Line(highlight.spans, highlight.blockIndent);
    }

    /// A run of characters of one sort.
    record Span(int start, int end, Sort sort) {}

    /// The name of a sort in lower case is its style class.
    enum Sort {
        KEY,
        STRING,
        NUMBER,
        WORD,
        COMMENT,
        MARK
    }

    /// Spans in order, without overlap; what is between them is plain.
    static List<Span> of(String text) {
        var highlight = new YamlHighlight(text, NO_BLOCK);
        int start = 0;
        while (start < text.length()) {
            int end = text.indexOf('\n', start);
            end = end < 0 ? text.length() : end;
            highlight.line(start, end);
            start = end + 1;
        }
        return highlight.spans;
    }

    private void line(int start, int end) {
        int at = skipBlanks(start, end);
        int indent = at - start;
        if (blockIndent >= 0) {
            if (at == end || indent > blockIndent) {
                add(at, end, Sort.STRING);
                return;
            }
            blockIndent = NO_BLOCK;
        }
        if (text.startsWith("---", start) || text.startsWith("...", start)) {
            add(start, start + 3, Sort.MARK);
            at = skipBlanks(start + 3, end);
        }
        while (at < end && text.charAt(at) == '-' && (at + 1 == end || isBlank(at + 1))) {
            add(at, at + 1, Sort.MARK);
            at = skipBlanks(at + 1, end);
        }
        int colon = keyEnd(at, end);
        if (colon > at) {
            add(at, colon, Sort.KEY);
            value(at - start, skipBlanks(colon + 1, end), end);
        } else {
            value(indent, at, end);
        }
    }

    private void value(int indent, int from, int end) {
        int at = from;
        if (at < end && BLOCK.matcher(text).region(at, end).matches()) {
            blockIndent = indent;
            int comment = text.indexOf('#', at);
            boolean commented = comment >= 0 && comment < end;
            add(at, commented ? comment : end, Sort.MARK);
            if (commented) {
                add(comment, end, Sort.COMMENT);
            }
            return;
        }
        while (at < end) {
            char c = text.charAt(at);
            if (c == '#' && (at == from || isBlank(at - 1))) {
                add(at, end, Sort.COMMENT);
                return;
            } else if (c == '"' || c == '\'') {
                int close = quoteEnd(at, end);
                int colon = skipBlanks(close, end);
                add(at, close, colon < end && text.charAt(colon) == ':' ? Sort.KEY : Sort.STRING);
                at = close;
            } else if ("{}[],".indexOf(c) >= 0 || c == ':') {
                add(at, at + 1, Sort.MARK);
                at++;
            } else if (isBlank(at)) {
                at++;
            } else {
                at = plain(at, end);
            }
        }
    }

    /// A plain scalar: up to a comment, a flow mark or the end.
    private int plain(int from, int end) {
        int at = from;
        boolean key = false;
        while (at < end) {
            char c = text.charAt(at);
            if ((c == '#' && isBlank(at - 1)) || "{}[],".indexOf(c) >= 0) {
                break;
            }
            if (c == ':' && (at + 1 == end || isBlank(at + 1))) {
                key = true;
                break;
            }
            at++;
        }
        int last = at;
        while (last > from && isBlank(last - 1)) {
            last--;
        }
        var word = text.substring(from, last);
        add(
                from,
                last,
                key
                        ? Sort.KEY
                        : NUMBER.matcher(word).matches()
                                ? Sort.NUMBER
                                : WORD.matcher(word).matches() ? Sort.WORD : Sort.STRING);
        return at;
    }

    /// The place of the colon that ends a key which starts here, -1 where none does.
    private int keyEnd(int from, int end) {
        if (from >= end || "#{[\"'|>&*!%".indexOf(text.charAt(from)) >= 0) {
            return -1;
        }
        for (int at = from; at < end; at++) {
            char c = text.charAt(at);
            if (c == ':' && (at + 1 == end || isBlank(at + 1))) {
                return at;
            }
            if (c == '#' && at > from && isBlank(at - 1)) {
                return -1;
            }
        }
        return -1;
    }

    private int quoteEnd(int from, int end) {
        char quote = text.charAt(from);
        for (int at = from + 1; at < end; at++) {
            if (text.charAt(at) == '\\' && quote == '"') {
                at++;
            } else if (text.charAt(at) == quote) {
                return at + 1;
            }
        }
        return end;
    }

    private int skipBlanks(int from, int end) {
        int at = from;
        while (at < end && isBlank(at)) {
            at++;
        }
        return at;
    }

    private boolean isBlank(int at) {
        char c = text.charAt(at);
        return c == ' ' || c == '\t' || c == '\r';
    }

    private void add(int start, int end, Sort sort) {
        if (end > start) {
            spans.add(new Span(start, end, sort));
        }
    }
}

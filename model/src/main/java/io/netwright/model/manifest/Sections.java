package io.netwright.model.manifest;

import java.util.ArrayList;
import java.util.List;

/// Cuts a file where a document ends, so that each part can be parsed by itself. A line that starts
/// with `---` ends a document wherever it stands, a block scalar or open quotes included (YAML
/// 1.2.2 §9.1.2); directives (`%YAML 1.2`) go with the document below them.
public final class Sections {
    private final String text;
    private final List<String> parts = new ArrayList<>();
    private int from;
    private boolean content; // has the part a line that is more than comment or directive?
    private boolean directive;

    private Sections(String text) {
        this.text = text;
    }

    /// The parts in order; together they are the text.
    public static List<String> split(String text) {
        var sections = new Sections(text);
        int at = 0;
        while (at < text.length()) {
            int lineEnd = text.indexOf('\n', at);
            int next = lineEnd < 0 ? text.length() : lineEnd + 1;
            sections.line(at, next);
            at = next;
        }
        sections.cut(text.length());
        return List.copyOf(sections.parts);
    }

    private void line(int at, int next) {
        char first = text.charAt(at);
        if (first == '-' && isMarker(at, '-')) {
            if (content || !directive) {
                cut(at);
            }
            content = true;
        } else if (first == '.' && isMarker(at, '.')) {
            cut(next);
        } else if (!content) {
            if (first == '%') {
                directive = true;
            } else if (!isBlank(at, next)) {
                content = true;
            }
        }
    }

    private boolean isMarker(int at, char c) {
        if (at + 2 >= text.length() || text.charAt(at + 1) != c || text.charAt(at + 2) != c) {
            return false;
        }
        return at + 3 == text.length() || Character.isWhitespace(text.charAt(at + 3));
    }

    private boolean isBlank(int at, int next) {
        for (int i = at; i < next; i++) {
            char c = text.charAt(i);
            if (c == '#') {
                return true;
            }
            if (!Character.isWhitespace(c) && c != '\uFEFF') {
                return false;
            }
        }
        return true;
    }

    private void cut(int to) {
        if (to > from) {
            parts.add(from == 0 && to == text.length() ? text : text.substring(from, to));
        }
        from = to;
        content = false;
        directive = false;
    }
}

package io.netwright.app.ui.assist;

import io.netwright.model.resource.FieldPath;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/// Reads braces and brackets up to a caret.
final class FlowReader {
    /// A mapping or list that is open.
    private static final class Frame {
        private final boolean mapping;
        private final List<String> keys = new ArrayList<>();
        private @Nullable String key;
        private int index;

        Frame(boolean mapping) {
            this.mapping = mapping;
        }
    }

    private final List<Frame> open = new ArrayList<>();
    private final StringBuilder word = new StringBuilder();
    private boolean afterColon;

    private FlowReader() {}

    static FlowReader of(CharSequence text) {
        var reader = new FlowReader();
        char quote = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quote != 0) {
                quote = c == quote ? 0 : quote;
                reader.word.append(c);
            } else if (c == '"' || c == '\'') {
                quote = c;
                reader.word.append(c);
            } else {
                boolean last = i + 1 == text.length() || text.charAt(i + 1) == ' ';
                reader.take(c, last);
            }
        }
        return reader;
    }

    private void take(char c, boolean beforeBlank) {
        afterColon = c == ':' && beforeBlank;
        switch (c) {
            case '{', '[' -> {
                open.add(new Frame(c == '{'));
                word.setLength(0);
            }
            case '}', ']' -> {
                if (!open.isEmpty()) {
                    open.removeLast();
                }
                word.setLength(0);
            }
            case ',' -> {
                if (!open.isEmpty()) {
                    var top = open.getLast();
                    top.key = null;
                    top.index++;
                }
                word.setLength(0);
            }
            default -> {
                if (c == ':' && beforeBlank && !open.isEmpty() && open.getLast().mapping) {
                    var name = BlockReader.unquoted(word.toString().strip());
                    open.getLast().key = name;
                    open.getLast().keys.add(name);
                    word.setLength(0);
                } else if (c != ' ' || !word.isEmpty()) {
                    word.append(c);
                }
            }
        }
    }

    boolean isClosed() {
        return open.isEmpty();
    }

    boolean isKey() {
        return open.getLast().mapping && open.getLast().key == null;
    }

    /// Does the caret stand right after a colon?
    boolean isAfterColon() {
        return afterColon;
    }

    String typed() {
        return word.toString();
    }

    List<String> keys() {
        return open.getLast().keys;
    }

    FieldPath path(FieldPath from) {
        var path = from;
        for (var frame : open) {
            if (!frame.mapping) {
                path = path.then(frame.index);
            } else if (frame.key != null) {
                path = path.then(frame.key);
            }
        }
        return path;
    }
}

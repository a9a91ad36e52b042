package io.netwright.model.edit;

/// A part of a section's text, `end` excluded, and what to put there.
record TextPart(int start, int end, String text) {
    /// Where the line of an offset starts.
    static int lineStart(String text, int at) {
        return text.lastIndexOf('\n', at - 1) + 1;
    }

    /// Where the line of an offset ends, before its line end.
    static int lineEnd(String text, int at) {
        int end = text.indexOf('\n', at);
        if (end < 0) {
            return text.length();
        }
        return end > at && text.charAt(end - 1) == '\r' ? end - 1 : end;
    }

    /// Where the next line starts.
    static int nextLine(String text, int at) {
        int end = text.indexOf('\n', at);
        return end < 0 ? text.length() : end + 1;
    }

    /// Is there nothing but space before this offset in its line?
    static boolean isFirstInLine(String text, int at) {
        for (int i = lineStart(text, at); i < at; i++) {
            if (text.charAt(i) != ' ') {
                return false;
            }
        }
        return true;
    }

    /// The end of a value without the line ends and blanks that a block scalar may end with.
    static int trimmedEnd(String text, int start, int end) {
        int at = end;
        while (at > start && Character.isWhitespace(text.charAt(at - 1))) {
            at--;
        }
        return at;
    }
}

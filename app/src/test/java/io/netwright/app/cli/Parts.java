package io.netwright.app.cli;

import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;

/// Standard input that comes in parts, each made when the one before has been read.
final class Parts extends Reader {
    private final List<Part> parts;

    /// Makes a part.
    @FunctionalInterface
    interface Part {
        String text() throws IOException;
    }

    Parts(String first, Part... others) {
        super();
        parts = new ArrayList<>(List.of(others));
        parts.addFirst(() -> first);
    }

    @Override
    public int read(char[] buffer, int offset, int length) throws IOException {
        if (parts.isEmpty()) {
            return -1;
        }
        var text = parts.removeFirst().text();
        if (text.length() > length) {
            throw new IOException("part too long: " + text.length());
        }
        text.getChars(0, text.length(), buffer, offset);
        return text.length();
    }

    @Override
    public void close() {}
}

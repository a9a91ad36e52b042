package io.netwright.model.diag;

/// A place in a text.
///
/// @param line from 1
/// @param column from 1, in code points
/// @param offset from 0, in `char`s of the text
public record SourcePosition(int line, int column, int offset)
        implements Comparable<SourcePosition> {
    public static final SourcePosition START = new SourcePosition(1, 1, 0);

    @Override
    public int compareTo(SourcePosition other) {
        return Integer.compare(offset, other.offset);
    }

    @Override
    public String toString() {
        return line + ":" + column;
    }
}

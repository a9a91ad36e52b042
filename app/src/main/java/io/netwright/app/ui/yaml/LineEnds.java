package io.netwright.app.ui.yaml;

import java.util.Arrays;

/// Between a file's text and what an editor shows of it, which ends lines with `\n` alone. Knows
/// where the `\r` stand, so that a place costs no walk through the text, and neither does a change.
final class LineEnds {
    private final int length;
    private final String end; // how lines end in the file: as its first one does
    private final boolean editable;
    private final int[] returns; // of `\r\n`, in the file

    private LineEnds(int length, String end, boolean editable, int[] returns) {
        this.length = length;
        this.end = end;
        this.editable = editable;
        this.returns = returns;
    }

    static LineEnds of(String file) {
        var returns = returns(file);
        int at = file.indexOf('\n');
        return new LineEnds(
                file.length(),
                at > 0 && file.charAt(at - 1) == '\r' ? "\r\n" : "\n",
                returns.length == 0
                        ? file.indexOf('\r') < 0
                        : file.replace("\r\n", "").indexOf('\r') < 0,
                returns);
    }

    private static int[] returns(String text) {
        var all = new int[0];
        int count = 0;
        for (int at = text.indexOf("\r\n"); at >= 0; at = text.indexOf("\r\n", at + 2)) {
            if (count == all.length) {
                all = Arrays.copyOf(all, Math.max(16, count * 2));
            }
            all[count++] = at;
        }
        return Arrays.copyOf(all, count);
    }

    /// A file's text as it is shown.
    static String shown(String file) {
        return file.replace("\r\n", "\n");
    }

    /// Can what is shown be put back? Not where a `\r` stands alone.
    boolean isEditable() {
        return editable;
    }

    /// The offset in the file of an offset in what is shown; before a line end, before all of it.
    int toFile(int shown) {
        int low = 0;
        int high = returns.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (returns[middle] - middle < shown) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return Math.min(shown + low, length);
    }

    int toShown(int offset) {
        int until = Math.min(offset, length);
        int found = Arrays.binarySearch(returns, until);
        return until - (found < 0 ? -found - 1 : found);
    }

    /// A text that was typed, with the file's line ends.
    String typed(String text) {
        return text.replace("\n", end);
    }

    /// Of the file after a splice of whole lines or parts of them, as [#typed] makes it.
    LineEnds spliced(int start, int removed, String inserted) {
        int next = length - removed + inserted.length();
        var added = returns(inserted);
        if (returns.length == 0 && added.length == 0) {
            return new LineEnds(next, end, editable, returns);
        }
        int from = index(start);
        int to = index(start + removed);
        int delta = inserted.length() - removed;
        var all = new int[from + added.length + returns.length - to];
        System.arraycopy(returns, 0, all, 0, from);
        for (int i = 0; i < added.length; i++) {
            all[from + i] = start + added[i];
        }
        for (int i = to; i < returns.length; i++) {
            all[from + added.length + i - to] = returns[i] + delta;
        }
        return new LineEnds(next, end, editable, all);
    }

    private int index(int offset) {
        int found = Arrays.binarySearch(returns, offset);
        return found < 0 ? -found - 1 : found;
    }
}

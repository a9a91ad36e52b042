package io.netwright.app.ui.walk;

import io.netwright.app.ui.walk.PacketTree.Span;

import java.util.ArrayList;
import java.util.List;

/// Bytes as text: sixteen a line, with their offset and their characters; and which byte stands
/// where in it.
record HexDump(int bytes, String text) {
    private static final int PER_LINE = 16;
    private static final int HEX = 6;
    private static final int CHARS = HEX + PER_LINE * 3 + 2;
    private static final int LINE = CHARS + PER_LINE + 1;

    static HexDump of(byte[] all) {
        var text = new StringBuilder();
        for (int from = 0; from < all.length; from += PER_LINE) {
            var hex = new StringBuilder();
            var chars = new StringBuilder();
            for (int i = from; i < Math.min(from + PER_LINE, all.length); i++) {
                hex.append("%02x ".formatted(all[i] & 0xff));
                hex.append(i - from == 7 ? " " : "");
                chars.append(all[i] >= 32 && all[i] < 127 ? (char) all[i] : '.');
            }
            text.append("%04x  %-49s %-16s\n".formatted(from, hex, chars));
        }
        return new HexDump(all.length, text.toString());
    }

    private static int hex(int at) {
        int column = at % PER_LINE;
        return at / PER_LINE * LINE + HEX + column * 3 + (column > 7 ? 1 : 0);
    }

    /// The stretches of text that show some bytes, from start to end, ascending.
    List<int[]> stretches(Span span) {
        var hex = new ArrayList<int[]>();
        int end = Math.min(bytes, span.offset() + span.length());
        for (int at = span.offset(); at < end; ) {
            int line = at / PER_LINE;
            int last = Math.min(end, (line + 1) * PER_LINE) - 1;
            int chars = line * LINE + CHARS;
            hex.add(new int[] {hex(at), hex(last) + 2});
            hex.add(new int[] {chars + at % PER_LINE, chars + last % PER_LINE + 1});
            at = last + 1;
        }
        return hex;
    }

    /// The byte that stands at a place of the text, -1 for none.
    int byteAt(int position) {
        int line = position / LINE;
        int column = position % LINE;
        int at;
        if (column >= CHARS) {
            at = column - CHARS;
        } else if (column >= HEX) {
            int inside = column - HEX;
            at = (inside > 24 ? inside - 1 : inside) / 3;
        } else {
            return -1;
        }
        int found = line * PER_LINE + at;
        return at < PER_LINE && found < bytes ? found : -1;
    }
}

package io.netwright.model.manifest;

/// From the parser's places, in code points, to ours, in `char`s.
final class CharOffsets {
    private static final CharOffsets SAME = new CharOffsets(new int[0]);

    private final int[] wide; // the code points, by index, that take two chars

    private CharOffsets(int[] wide) {
        this.wide = wide;
    }

    static CharOffsets of(String text) {
        int points = text.codePointCount(0, text.length());
        if (points == text.length()) {
            return SAME;
        }
        var wide = new int[text.length() - points];
        int found = 0;
        int point = 0;
        for (int i = 0; i < text.length(); point++) {
            int width = Character.charCount(text.codePointAt(i));
            if (width == 2) {
                wide[found++] = point;
            }
            i += width;
        }
        return new CharOffsets(wide);
    }

    int toChars(int point) {
        if (wide.length == 0) {
            return point;
        }
        int low = 0;
        int high = wide.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (wide[middle] < point) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return point + low;
    }
}

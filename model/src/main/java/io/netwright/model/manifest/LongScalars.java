package io.netwright.model.manifest;

/// Finds what would keep the parser busy for minutes: its time grows with the square of a scalar
/// that stands on one line. No API server stores so long a text.
final class LongScalars {
    static final int LIMIT = 1_500_000;

    private LongScalars() {}

    /// Where a run of more than [#LIMIT] characters without line end and double quote starts, or
    /// -1. JSON on one line has many quotes.
    static int find(String text) {
        return find(text, LIMIT);
    }

    static int find(String text, int limit) {
        int from = 0;
        while (text.length() - from > limit) {
            int to = from + limit;
            while (to > from && text.charAt(to) != '\n' && text.charAt(to) != '"') {
                to--;
            }
            if (to == from) {
                return from;
            }
            from = to;
        }
        return -1;
    }
}

package io.netwright.model.manifest;

import org.jspecify.annotations.Nullable;

import java.util.Locale;

/// Finds what a misspelt name was meant to be.
public final class FieldNames {
    private FieldNames() {}

    /// The nearest of some names, or null if none is near.
    public static @Nullable String nearest(String name, Iterable<String> names) {
        String best = null;
        int least = Math.max(1, Math.min(3, name.length() / 3)) + 1;
        var wanted = name.toLowerCase(Locale.ROOT);
        for (var candidate : names) {
            int distance = distance(wanted, candidate.toLowerCase(Locale.ROOT), least);
            if (distance < least) {
                least = distance;
                best = candidate;
            }
        }
        return best;
    }

    /// Insertions, deletions, replacements and swaps of neighbors that turn one into the other.
    private static int distance(String a, String b, int limit) {
        if (Math.abs(a.length() - b.length()) >= limit) {
            return limit;
        }
        var before = new int[b.length() + 1];
        var last = new int[b.length() + 1];
        var row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            last[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int cost = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                int least = Math.min(Math.min(row[j - 1], last[j]) + 1, last[j - 1] + cost);
                boolean swapped =
                        i > 1
                                && j > 1
                                && a.charAt(i - 1) == b.charAt(j - 2)
                                && a.charAt(i - 2) == b.charAt(j - 1);
                row[j] = swapped ? Math.min(least, before[j - 2] + 1) : least;
            }
            var spare = before;
            before = last;
            last = row;
            row = spare;
        }
        return last[b.length()];
    }
}

package io.netwright.app.ui.probe;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/// Orders places by how well they fit what was typed: those that begin so, those that have a part
/// that begins so, those that hold it, those that have its letters in that order. Within each, what
/// was used last comes first, then the given order.
public final class Ranking {
    /// How a place fits, the best first.
    public enum Fit {
        PREFIX,
        PART,
        SUBSTRING,
        FUZZY
    }

    /// A place that fits.
    ///
    /// @param start of what fits in its text, -1 where another word of it does
    /// @param end behind what fits in its text
    public record Match(Place place, Fit fit, int start, int end) {}

    private record Ranked(Match match, int loose, int recent, int order) {}

    private static final Comparator<Ranked> ORDER =
            Comparator.comparing((Ranked it) -> it.match().fit())
                    .thenComparingInt(Ranked::loose)
                    .thenComparingInt(Ranked::recent)
                    .thenComparingInt(Ranked::order);

    private Ranking() {}

    /// The places that fit, the best first.
    ///
    /// @param recent texts, the latest first
    /// @param most how many to return at the most
    public static List<Match> of(List<Place> places, String typed, List<String> recent, int most) {
        var wanted = typed.strip().toLowerCase(Locale.ROOT);
        var found = new ArrayList<Ranked>();
        for (int i = 0; i < places.size(); i++) {
            var place = places.get(i);
            var match = best(place, wanted);
            if (match != null) {
                int used = recent.indexOf(place.text());
                int loose = match.fit() == Fit.FUZZY ? match.end() - match.start() : 0;
                found.add(new Ranked(match, loose, used < 0 ? recent.size() : used, i));
            }
        }
        found.sort(ORDER);
        return found.stream().limit(most).map(Ranked::match).toList();
    }

    private static @Nullable Match best(Place place, String wanted) {
        var own = match(place, place.text(), wanted);
        if (own != null && own.fit() == Fit.PREFIX) {
            return own;
        }
        for (var word : place.also()) {
            var other = match(place, word, wanted);
            if (other != null
                    && other.fit() != Fit.FUZZY
                    && (own == null || other.fit().compareTo(own.fit()) < 0)) {
                own = new Match(place, other.fit(), -1, -1);
            }
        }
        return own;
    }

    private static @Nullable Match match(Place place, String word, String wanted) {
        var text = word.toLowerCase(Locale.ROOT);
        if (text.startsWith(wanted)) {
            return new Match(place, Fit.PREFIX, 0, wanted.length());
        }
        int any = -1;
        for (int at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + 1)) {
            if (!Character.isLetterOrDigit(text.charAt(at - 1))) {
                return new Match(place, Fit.PART, at, at + wanted.length());
            }
            any = any < 0 ? at : any;
        }
        return any >= 0
                ? new Match(place, Fit.SUBSTRING, any, any + wanted.length())
                : fuzzy(place, text, wanted);
    }

    /// The letters in order; one letter alone would fit nearly everything.
    private static @Nullable Match fuzzy(Place place, String text, String wanted) {
        if (wanted.length() < 2) {
            return null;
        }
        int from = -1;
        int end = text.length() + 1;
        for (int start = text.indexOf(wanted.charAt(0));
                start >= 0;
                start = text.indexOf(wanted.charAt(0), start + 1)) {
            int at = start;
            for (int i = 1; i < wanted.length() && at >= 0; i++) {
                at = text.indexOf(wanted.charAt(i), at + 1);
            }
            if (at >= 0 && (from < 0 || at + 1 - start < end - from)) {
                from = start;
                end = at + 1;
            }
        }
        boolean near = from >= 0 && end - from <= 3 * wanted.length();
        return near ? new Match(place, Fit.FUZZY, from, end) : null;
    }
}

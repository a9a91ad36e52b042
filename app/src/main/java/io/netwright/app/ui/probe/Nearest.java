package io.netwright.app.ui.probe;

import io.netwright.model.manifest.FieldNames;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;

/// What somebody may have meant whose words name nothing.
final class Nearest {
    private static final int MOST = 3;

    private Nearest() {}

    /// Texts of places that fit, else of those that are spelt nearly so; three at the most.
    static List<String> of(List<Place> places, String typed) {
        var near = new LinkedHashSet<String>();
        for (var match : Ranking.of(places, typed, List.of(), MOST)) {
            near.add(match.place().text());
        }
        if (!near.isEmpty()) {
            return List.copyOf(near);
        }
        var words = new LinkedHashMap<String, String>();
        for (var place : places) {
            words.putIfAbsent(place.text(), place.text());
            place.also().forEach(it -> words.putIfAbsent(it, place.text()));
        }
        var left = new ArrayList<>(words.keySet());
        while (near.size() < MOST) {
            var word = FieldNames.nearest(typed, left);
            if (word == null) {
                break;
            }
            left.remove(word);
            var text = words.get(word);
            if (text != null) {
                near.add(text);
            }
        }
        return List.copyOf(near);
    }
}

package io.netwright.app.cli;

import io.netwright.sim.trace.Hop;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What places are called in one walk: pods without their namespace and nodes without `node/`,
/// where that tells them apart.
final class ShortNames {
    private final Map<String, String> names = new HashMap<>();

    ShortNames(List<Hop> hops) {
        var places = hops.stream().map(Hop::place).distinct().toList();
        for (var place : places) {
            boolean unique =
                    places.stream().filter(it -> last(it).equals(last(place))).count() == 1;
            names.put(place, unique ? last(place) : place);
        }
    }

    private static String last(String place) {
        return place.startsWith("external:") ? place : place.substring(place.indexOf('/') + 1);
    }

    String of(String place) {
        return names.getOrDefault(place, place);
    }
}

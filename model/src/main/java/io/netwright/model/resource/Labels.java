package io.netwright.model.resource;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// Labels or annotations of an object, by key.
public record Labels(SortedMap<String, String> values) {
    public static final Labels NONE = new Labels(new TreeMap<>());

    public Labels {
        values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
    }

    /// Labels from `key, value, key, value, …`.
    public static Labels of(String... keysAndValues) {
        var map = new TreeMap<String, String>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            map.put(keysAndValues[i], keysAndValues[i + 1]);
        }
        return new Labels(map);
    }

    public boolean has(String key) {
        return values.containsKey(key);
    }

    public boolean has(String key, String value) {
        return value.equals(values.get(key));
    }

    /// These and one more, which replaces an old value.
    public Labels with(String key, String value) {
        var map = new TreeMap<>(values);
        map.put(key, value);
        return new Labels(map);
    }

    public boolean containsAll(Map<String, String> others) {
        for (var other : others.entrySet()) { // asked for every pod and selector
            if (!has(other.getKey(), other.getValue())) {
                return false;
            }
        }
        return true;
    }
}

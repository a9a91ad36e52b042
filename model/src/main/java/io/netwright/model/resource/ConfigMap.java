package io.netwright.model.resource;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/// A `v1` ConfigMap: its `data`; `binaryData` stays in the text.
public record ConfigMap(ResourceKey key, ObjectMeta meta, SortedMap<String, String> data)
        implements Resource {
    public ConfigMap {
        data = Collections.unmodifiableSortedMap(new TreeMap<>(data));
    }
}

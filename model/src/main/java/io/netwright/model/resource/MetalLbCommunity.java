package io.netwright.model.resource;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/// A MetalLB Community: names for BGP communities.
public record MetalLbCommunity(
        ResourceKey key, ObjectMeta meta, String apiVersion, SortedMap<String, String> values)
        implements MetalLbKind {
    public MetalLbCommunity {
        values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
    }
}

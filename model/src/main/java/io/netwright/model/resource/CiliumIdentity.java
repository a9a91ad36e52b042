package io.netwright.model.resource;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/// A CiliumIdentity, named by its number. Cilium writes it.
///
/// @param labels by `SOURCE:KEY`
public record CiliumIdentity(
        ResourceKey key, ObjectMeta meta, String apiVersion, SortedMap<String, String> labels)
        implements Inert {
    public CiliumIdentity {
        labels = Collections.unmodifiableSortedMap(new TreeMap<>(labels));
    }
}

package io.netwright.model.resource;

import io.netwright.model.net.Cidr;

import java.util.List;

/// A Calico NetworkSet, or a GlobalNetworkSet, which has no namespace: networks that selectors of
/// policies find by its labels.
public record CalicoNetworkSet(
        ResourceKey key, ObjectMeta meta, String apiVersion, List<Cidr> networks) implements Inert {
    public CalicoNetworkSet {
        networks = List.copyOf(networks);
    }
}

package io.netwright.model.resource;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// The metadata that networks care about.
///
/// @param namespace as the object is scoped: `default` where a namespaced object names none, null
///   for a cluster-scoped one
/// @param creationTimestamp RFC 3339, as given
/// @param deletionTimestamp RFC 3339, as given; an object that has one is terminating
public record ObjectMeta(
        String name,
        @Nullable String namespace,
        Labels labels,
        Labels annotations,
        List<OwnerReference> owners,
        @Nullable String creationTimestamp,
        @Nullable String deletionTimestamp) {
    public ObjectMeta {
        owners = List.copyOf(owners);
    }

    /// An owner; `controller` is false where unset.
    public record OwnerReference(String apiVersion, String kind, String name, boolean controller) {}

    public static ObjectMeta of(@Nullable String namespace, String name, Labels labels) {
        return new ObjectMeta(name, namespace, labels, Labels.NONE, List.of(), null, null);
    }
}

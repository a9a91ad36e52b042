package io.netwright.model.resource;

/// A `v1` Namespace. Its label `kubernetes.io/metadata.name` is the API server's, not stored here.
public record Namespace(ResourceKey key, ObjectMeta meta) implements Resource {}

package io.netwright.model.resource;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// A ReferenceGrant: objects of `from` may refer to objects of `to` in its namespace.
public record ReferenceGrant(
        ResourceKey key, ObjectMeta meta, String apiVersion, List<From> from, List<To> to)
        implements GatewayKind {
    public ReferenceGrant {
        from = List.copyOf(from);
        to = List.copyOf(to);
    }

    /// Who refers.
    public record From(String group, String kind, String namespace) {}

    /// To what; a null name is for all of the kind.
    public record To(String group, String kind, @Nullable String name) {}
}

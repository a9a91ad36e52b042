package io.netwright.model.resource;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// A route of the Gateway API: what attaches to which listeners, and where it leads.
public sealed interface GatewayRoute extends GatewayKind
        permits GrpcRoute, HttpRoute, TransportRoute {
    /// `spec.parentRefs`.
    List<ParentRef> parents();

    /// Names of which at least one must be a listener's; empty for all.
    List<String> hostnames();

    /// What the route attaches to: a Gateway, or a Service in a mesh.
    ///
    /// @param target in the namespace of the route where none is given
    /// @param section the name of a listener, null for all
    /// @param port of a listener, null for all
    record ParentRef(ResourceKey target, @Nullable String section, @Nullable Integer port) {}

    /// Where connections or requests go.
    ///
    /// @param target in the namespace of the route where none is given
    /// @param port null where the kind needs none
    /// @param weight its share among the backends of a rule, 1 where unset, 0 for none
    record BackendRef(
            ResourceKey target, @Nullable Integer port, int weight, List<RouteFilter> filters) {
        public BackendRef {
            filters = List.copyOf(filters);
        }
    }

    /// A header or query parameter that must have a value.
    ///
    /// @param regex is the value a regular expression?
    record ValueMatch(String name, String value, boolean regex) {}
}

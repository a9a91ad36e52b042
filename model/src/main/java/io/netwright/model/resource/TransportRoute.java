package io.netwright.model.resource;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// A TCPRoute, TLSRoute or UDPRoute, as its key tells.
///
/// @param hostnames the SNI of a TLSRoute; the others have none
public record TransportRoute(
        ResourceKey key,
        ObjectMeta meta,
        String apiVersion,
        List<ParentRef> parents,
        List<String> hostnames,
        List<Rule> rules)
        implements GatewayRoute {
    public TransportRoute {
        parents = List.copyOf(parents);
        hostnames = List.copyOf(hostnames);
        rules = List.copyOf(rules);
    }

    /// Where connections go.
    public record Rule(@Nullable String name, List<BackendRef> backends) {
        public Rule {
            backends = List.copyOf(backends);
        }
    }
}

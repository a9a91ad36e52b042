package io.netwright.model.resource;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// An IngressRoute, IngressRouteTCP or IngressRouteUDP, as its key tells.
///
/// @param entryPoints names of ports of Traefik; empty for the default ones
/// @param tls null where the route has no TLS
public record TraefikRoute(
        ResourceKey key,
        ObjectMeta meta,
        String apiVersion,
        @Nullable String className,
        List<String> entryPoints,
        List<Route> routes,
        @Nullable Tls tls)
        implements TraefikKind {
    public TraefikRoute {
        entryPoints = List.copyOf(entryPoints);
        routes = List.copyOf(routes);
    }

    /// One of its routes.
    ///
    /// @param match as written, `""` for UDP, which has none
    /// @param rule what it says; null where it says nothing that Traefik reads
    /// @param priority higher ones are asked first; 0 for the length of `match`
    public record Route(
            String match,
            @Nullable TraefikRule rule,
            long priority,
            List<ResourceKey> middlewares,
            List<Backend> backends) {
        public Route {
            middlewares = List.copyOf(middlewares);
            backends = List.copyOf(backends);
        }
    }

    /// How the route does TLS.
    ///
    /// @param passthrough leaves TLS to the backends
    /// @param options a TLSOption
    /// @param domains names of the certificate
    public record Tls(
            @Nullable String secretName,
            @Nullable ResourceKey options,
            boolean passthrough,
            List<String> domains) {
        public Tls {
            domains = List.copyOf(domains);
        }
    }
}

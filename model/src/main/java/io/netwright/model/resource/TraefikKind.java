package io.netwright.model.resource;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// A kind of Traefik (`traefik.io`) that is read.
public sealed interface TraefikKind extends Inert
        permits TraefikMiddleware, TraefikRoute, TraefikService, TraefikTlsOption {
    /// Where requests or connections go: a Service, or a TraefikService.
    ///
    /// @param port null where unset, which a TraefikService or an ExternalName may be
    /// @param weight null where unset, which counts as 1
    /// @param scheme `http`, `https` or `h2c`; null where the port decides
    /// @param nativeLb asks the cluster IP, not the endpoints
    /// @param nodePortLb asks node ports, not the endpoints
    /// @param sticky the name of the cookie that keeps a client at an endpoint, `""` for one that
    ///   Traefik chooses, null for none
    record Backend(
            ResourceKey target,
            @Nullable PortRef port,
            @Nullable Integer weight,
            @Nullable String scheme,
            boolean passesHost,
            boolean nativeLb,
            boolean nodePortLb,
            @Nullable String strategy,
            @Nullable String sticky,
            @Nullable String serversTransport,
            List<ResourceKey> middlewares) {
        public Backend {
            middlewares = List.copyOf(middlewares);
        }
    }
}

package io.netwright.model.resource;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// A `networking.k8s.io/v1` Ingress.
///
/// @param className null where unset; an annotation may say it then
/// @param defaultResource a default backend that is no Service
/// @param loadBalancer where it is reached, as its status tells
public record Ingress(
        ResourceKey key,
        ObjectMeta meta,
        @Nullable String className,
        @Nullable Backend defaultBackend,
        @Nullable ResourceKey defaultResource,
        List<HostRule> rules,
        List<Tls> tls,
        List<Service.LoadBalancerIngress> loadBalancer)
        implements Resource {
    public Ingress {
        rules = List.copyOf(rules);
        tls = List.copyOf(tls);
        loadBalancer = List.copyOf(loadBalancer);
    }

    /// Rules of a host; a null host means any.
    public record HostRule(@Nullable String host, List<Path> paths) {
        public HostRule {
            paths = List.copyOf(paths);
        }
    }

    /// A path and where it leads; `type` is `Exact`, `Prefix` or `ImplementationSpecific`.
    ///
    /// @param resource a backend that is no Service, which a controller may know
    public record Path(
            @Nullable String path,
            String type,
            @Nullable Backend backend,
            @Nullable ResourceKey resource) {}

    /// A Service backend; a resource backend is null where a backend may be.
    public record Backend(String service, @Nullable PortRef port) {}

    /// One element of `spec.tls`; the Secret is only named.
    public record Tls(List<String> hosts, @Nullable String secretName) {
        public Tls {
            hosts = List.copyOf(hosts);
        }
    }
}

package io.netwright.model.resource;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// A `networking.k8s.io/v1` Ingress.
public record Ingress(
        ResourceKey key,
        ObjectMeta meta,
        @Nullable String className,
        @Nullable Backend defaultBackend,
        List<HostRule> rules,
        List<Tls> tls)
        implements Resource {
    public Ingress {
        rules = List.copyOf(rules);
        tls = List.copyOf(tls);
    }

    /// Rules of a host; a null host means any.
    public record HostRule(@Nullable String host, List<Path> paths) {
        public HostRule {
            paths = List.copyOf(paths);
        }
    }

    /// A path and where it leads; `type` is `Exact`, `Prefix` or `ImplementationSpecific`.
    public record Path(@Nullable String path, String type, @Nullable Backend backend) {}

    /// A Service backend; a resource backend is null where a backend may be.
    public record Backend(String service, @Nullable PortRef port) {}

    /// One element of `spec.tls`; the Secret is only named.
    public record Tls(List<String> hosts, @Nullable String secretName) {
        public Tls {
            hosts = List.copyOf(hosts);
        }
    }
}

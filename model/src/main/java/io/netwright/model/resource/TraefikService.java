package io.netwright.model.resource;

import io.netwright.model.resource.TraefikKind.Backend;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// A TraefikService.
///
/// @param way null where the object names none
public record TraefikService(ResourceKey key, ObjectMeta meta, String apiVersion, @Nullable Way way)
        implements TraefikKind {
    /// How it spreads requests.
    public sealed interface Way {}

    /// In turn, by weight.
    ///
    /// @param sticky see [Backend]
    public record Weighted(List<Backend> backends, @Nullable String sticky) implements Way {
        public Weighted {
            backends = List.copyOf(backends);
        }
    }

    /// By a hash of the client's address, by weight.
    public record Hashed(List<Backend> backends) implements Way {
        public Hashed {
            backends = List.copyOf(backends);
        }
    }

    /// To one, with copies to others.
    public record Mirroring(Backend backend, List<Mirror> mirrors) implements Way {
        public Mirroring {
            mirrors = List.copyOf(mirrors);
        }
    }

    /// Who gets copies.
    ///
    /// @param percent of the requests, 0 where unset
    public record Mirror(Backend backend, int percent) {}

    /// To the second where the first fails.
    public record Failover(Backend service, Backend fallback) implements Way {}
}

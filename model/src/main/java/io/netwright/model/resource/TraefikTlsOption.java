package io.netwright.model.resource;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// A TLSOption of Traefik.
///
/// @param minVersion `VersionTLS12` and the like, null where unset
/// @param strictSni refuses names for which there is no certificate
/// @param clientAuth whether clients show a certificate, null where unset
public record TraefikTlsOption(
        ResourceKey key,
        ObjectMeta meta,
        String apiVersion,
        @Nullable String minVersion,
        @Nullable String maxVersion,
        boolean strictSni,
        List<String> alpn,
        @Nullable String clientAuth)
        implements TraefikKind {
    public TraefikTlsOption {
        alpn = List.copyOf(alpn);
    }
}

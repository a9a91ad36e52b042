package io.netwright.model.resource;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// A CiliumBGPPeerConfig: how to speak with peers that name it. Null is unset.
///
/// @param ebgpMultihop the TTL of packets to peers of other systems
/// @param restartSeconds null without graceful restart
public record CiliumBgpPeerConfig(
        ResourceKey key,
        ObjectMeta meta,
        String apiVersion,
        @Nullable String authSecret,
        @Nullable Integer ebgpMultihop,
        @Nullable Integer port,
        int connectRetrySeconds,
        int holdSeconds,
        int keepAliveSeconds,
        @Nullable Integer restartSeconds,
        List<Family> families)
        implements Inert {
    public CiliumBgpPeerConfig {
        families = List.copyOf(families);
    }

    /// Routes of one kind.
    ///
    /// @param advertisements the CiliumBGPAdvertisements that are told; null for none
    public record Family(String afi, String safi, @Nullable LabelSelector advertisements) {}
}

package io.netwright.model.resource;

import io.netwright.model.net.IpAddress;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// A CiliumBGPPeeringPolicy, which came before CiliumBGPClusterConfig and went in Cilium 1.19.
///
/// @param nodes null for all
public record CiliumBgpPeering(
        ResourceKey key,
        ObjectMeta meta,
        String apiVersion,
        @Nullable LabelSelector nodes,
        List<Router> routers)
        implements Inert {
    public CiliumBgpPeering {
        routers = List.copyOf(routers);
    }

    /// A speaker on each of the nodes.
    ///
    /// @param services whose addresses are told, null for none
    /// @param pools CiliumPodIPPools whose networks are told, null for none
    public record Router(
            long asNumber,
            boolean podCidrs,
            @Nullable LabelSelector services,
            List<String> serviceAddresses,
            @Nullable LabelSelector pools,
            List<Neighbor> neighbors) {
        public Router {
            serviceAddresses = List.copyOf(serviceAddresses);
            neighbors = List.copyOf(neighbors);
        }
    }

    /// Whom it speaks with.
    ///
    /// @param address null where it does not parse
    public record Neighbor(
            @Nullable IpAddress address,
            long asNumber,
            int port,
            int multihop,
            int connectRetrySeconds,
            int holdSeconds,
            int keepAliveSeconds,
            @Nullable Integer restartSeconds,
            @Nullable String authSecret,
            List<CiliumBgpPeerConfig.Family> families) {
        public Neighbor {
            families = List.copyOf(families);
        }
    }
}

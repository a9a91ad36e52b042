package io.netwright.model.resource;

import io.netwright.model.net.IpAddress;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// A CiliumBGPClusterConfig (for the nodes that it selects), the CiliumBGPNodeConfig that Cilium
/// makes of it for the node of its name, or a CiliumBGPNodeConfigOverride for that node. Null is
/// unset.
///
/// @param nodes of a CiliumBGPClusterConfig; null for all
public record CiliumBgpSpeakers(
        ResourceKey key,
        ObjectMeta meta,
        String apiVersion,
        @Nullable LabelSelector nodes,
        List<Instance> instances)
        implements Inert {
    public CiliumBgpSpeakers {
        instances = List.copyOf(instances);
    }

    /// A speaker; without a port it only calls.
    public record Instance(
            String name,
            @Nullable Long asNumber,
            @Nullable Integer port,
            @Nullable IpAddress routerId,
            List<Peer> peers) {
        public Instance {
            peers = List.copyOf(peers);
        }
    }

    /// Whom it speaks with.
    ///
    /// @param asNumber null or 0: whatever the peer says
    /// @param config the name of a CiliumBGPPeerConfig
    /// @param discovery `ipv4` or `ipv6` where the peer is the gateway of the default route
    public record Peer(
            String name,
            @Nullable IpAddress address,
            @Nullable Long asNumber,
            @Nullable IpAddress localAddress,
            @Nullable String config,
            @Nullable String discovery) {}
}

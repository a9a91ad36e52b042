package io.netwright.model.resource;

import io.netwright.model.net.IpAddress;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// A Calico BGPPeer: sessions of some nodes with one address, or with the nodes that a selector
/// finds.
///
/// @param node the one node that peers, null where unset
/// @param nodes which nodes peer, null where unset; without both all do
/// @param address of the peer, null where unset
/// @param port of the peer, null where unset, which means 179
/// @param peers the nodes to peer with, null where unset
/// @param asNumber of the peer, null where unset or for `peers`
/// @param sourceAddress `UseNodeIP` or `None`, null where unset
/// @param reachableBy the gateway to the peer, null where unset
/// @param filters names of BGPFilters
public record CalicoBgpPeer(
        ResourceKey key,
        ObjectMeta meta,
        String apiVersion,
        @Nullable String node,
        @Nullable CalicoSelector nodes,
        @Nullable IpAddress address,
        @Nullable Integer port,
        @Nullable CalicoSelector peers,
        @Nullable Long asNumber,
        boolean keepsNextHop,
        @Nullable String sourceAddress,
        @Nullable IpAddress reachableBy,
        @Nullable Integer ttlSecurity,
        int allowedLocalAsNumbers,
        List<String> filters,
        boolean password)
        implements Inert {
    public CalicoBgpPeer {
        filters = List.copyOf(filters);
    }
}

package io.netwright.model.resource;

import io.netwright.model.net.Cidr;
import io.netwright.model.net.IpAddress;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// A CiliumNode: what Cilium knows of a node, and the networks that its pods have addresses from.
/// Cilium writes it.
///
/// @param podCidrs of the modes `kubernetes` and `cluster-pool`
/// @param pools of the mode `multi-pool`
/// @param encryptionKey 0 for none
public record CiliumNode(
        ResourceKey key,
        ObjectMeta meta,
        String apiVersion,
        List<Address> addresses,
        List<Cidr> podCidrs,
        List<Pool> pools,
        List<IpAddress> health,
        List<IpAddress> ingress,
        int encryptionKey)
        implements Resource {
    public CiliumNode {
        addresses = List.copyOf(addresses);
        podCidrs = List.copyOf(podCidrs);
        pools = List.copyOf(pools);
        health = List.copyOf(health);
        ingress = List.copyOf(ingress);
    }

    /// An address of the node.
    ///
    /// @param type such as `InternalIP`, `CiliumInternalIP`
    public record Address(@Nullable String type, IpAddress address) {}

    /// Networks that the node has of a CiliumPodIPPool.
    public record Pool(String name, List<Cidr> networks) {
        public Pool {
            networks = List.copyOf(networks);
        }
    }
}

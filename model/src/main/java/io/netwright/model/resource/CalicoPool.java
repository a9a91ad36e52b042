package io.netwright.model.resource;

import io.netwright.model.net.Cidr;

import java.util.List;

/// A network that Calico gives pods addresses from: an IPPool, or an element of an Installation's
/// `spec.calicoNetwork.ipPools`, which the operator makes an IPPool of (R2.7).
///
/// @param blockSize the length of the blocks that nodes claim (R2.8)
/// @param nodes which nodes take addresses from it
/// @param uses `allowedUses`: `Workload`, `Tunnel`, `LoadBalancer`
/// @param automatic gives addresses to whatever does not ask for a pool (`assignmentMode`)
/// @param exported is the network told to BGP peers?
public record CalicoPool(
        String name,
        Cidr network,
        int blockSize,
        Encapsulation ipip,
        Encapsulation vxlan,
        boolean natOutgoing,
        boolean disabled,
        CalicoSelector nodes,
        List<String> uses,
        boolean automatic,
        boolean exported) {
    public CalicoPool {
        uses = List.copyOf(uses);
    }

    /// When packets between nodes are wrapped.
    public enum Encapsulation {
        NEVER,
        ALWAYS,
        CROSS_SUBNET
    }
}

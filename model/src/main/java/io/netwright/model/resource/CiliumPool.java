package io.netwright.model.resource;

import io.netwright.model.net.AddressSpan;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// A CiliumLoadBalancerIPPool (`cilium.io/v2` and `v2alpha1`).
///
/// @param blocks in the order of the object; those that do not parse are left out
/// @param disabled gives no new addresses
/// @param usesFirstAndLast of networks, which is the default
/// @param services which it is for, null for all
public record CiliumPool(
        ResourceKey key,
        ObjectMeta meta,
        List<Block> blocks,
        boolean disabled,
        boolean usesFirstAndLast,
        @Nullable LabelSelector services)
        implements Resource {
    public CiliumPool {
        blocks = List.copyOf(blocks);
    }

    /// Addresses in a row.
    ///
    /// @param network was it given as a network, not from `start` to `stop`?
    public record Block(AddressSpan span, boolean network) {}
}

package io.netwright.model.resource;

import io.netwright.model.net.AddressSpan;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// A MetalLB IPAddressPool (`metallb.io/v1beta1`).
///
/// @param addresses in the order of the object; none where one of them does not parse, because
///   MetalLB takes no part of such a pool
/// @param avoidsBuggyIps leaves out IPv4 addresses that end in 0 or 255
/// @param allocation `spec.serviceAllocation`, null where unset
public record MetalLbPool(
        ResourceKey key,
        ObjectMeta meta,
        List<AddressSpan> addresses,
        boolean autoAssign,
        boolean avoidsBuggyIps,
        @Nullable Allocation allocation)
        implements Resource {
    public MetalLbPool {
        addresses = List.copyOf(addresses);
    }

    /// Which Services a pool is for; the lists that are empty do not count.
    ///
    /// @param priority lower ones come first, 0 last
    public record Allocation(
            int priority,
            List<String> namespaces,
            List<LabelSelector> namespaceSelectors,
            List<LabelSelector> serviceSelectors) {
        public Allocation {
            namespaces = List.copyOf(namespaces);
            namespaceSelectors = List.copyOf(namespaceSelectors);
            serviceSelectors = List.copyOf(serviceSelectors);
        }
    }
}

package io.netwright.model.resource;

import io.netwright.model.net.Cidr;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// A CiliumPodIPPool: networks that nodes take parts of for their pods.
///
/// @param pods which pods take from it without asking, null where unset
/// @param firstAddress may the first address of a part be used?
public record CiliumPodPool(
        ResourceKey key,
        ObjectMeta meta,
        String apiVersion,
        @Nullable Networks ipv4,
        @Nullable Networks ipv6,
        @Nullable LabelSelector pods,
        @Nullable LabelSelector namespaces,
        boolean firstAddress,
        boolean lastAddress)
        implements Resource {
    /// What is dealt out of one family.
    ///
    /// @param maskSize the length of the parts
    public record Networks(List<Cidr> networks, int maskSize) {
        public Networks {
            networks = List.copyOf(networks);
        }
    }
}

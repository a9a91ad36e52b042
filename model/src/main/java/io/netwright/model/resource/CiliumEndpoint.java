package io.netwright.model.resource;

import io.netwright.model.net.IpAddress;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// A CiliumEndpoint: the pod of its name as Cilium sees it. Cilium writes it.
///
/// @param identity 0 where it has none yet
/// @param labels `SOURCE:KEY=VALUE`
/// @param node its address, null where unset
public record CiliumEndpoint(
        ResourceKey key,
        ObjectMeta meta,
        String apiVersion,
        long identity,
        List<String> labels,
        List<IpAddress> addresses,
        @Nullable IpAddress node,
        @Nullable String state)
        implements Inert {
    public CiliumEndpoint {
        labels = List.copyOf(labels);
        addresses = List.copyOf(addresses);
    }
}

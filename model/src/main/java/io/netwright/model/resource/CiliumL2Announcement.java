package io.netwright.model.resource;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// A CiliumL2AnnouncementPolicy: which nodes answer ARP for addresses of which services.
///
/// @param nodes null for all
/// @param services null for all
/// @param interfaces regular expressions; empty for all
public record CiliumL2Announcement(
        ResourceKey key,
        ObjectMeta meta,
        String apiVersion,
        @Nullable LabelSelector nodes,
        @Nullable LabelSelector services,
        List<String> interfaces,
        boolean externalIps,
        boolean loadBalancerIps)
        implements Inert {
    public CiliumL2Announcement {
        interfaces = List.copyOf(interfaces);
    }
}

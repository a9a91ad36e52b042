package io.netwright.model.resource;

import io.netwright.model.net.Cidr;
import io.netwright.model.net.IpAddress;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// A CiliumEgressGatewayPolicy: what some pods send to some networks leaves through a gateway node,
/// with its address.
public record CiliumEgressGateway(
        ResourceKey key,
        ObjectMeta meta,
        String apiVersion,
        List<Source> sources,
        List<Cidr> destinations,
        List<Cidr> excluded,
        List<Gateway> gateways)
        implements Inert {
    public CiliumEgressGateway {
        sources = List.copyOf(sources);
        destinations = List.copyOf(destinations);
        excluded = List.copyOf(excluded);
        gateways = List.copyOf(gateways);
    }

    /// All that is set must match.
    public record Source(
            @Nullable LabelSelector namespaces,
            @Nullable LabelSelector pods,
            @Nullable LabelSelector nodes) {}

    /// A node that traffic leaves through.
    ///
    /// @param interfaceName whose first address is used, null where unset
    /// @param address null where unset; without both that of the default route
    public record Gateway(
            LabelSelector nodes, @Nullable String interfaceName, @Nullable IpAddress address) {}
}

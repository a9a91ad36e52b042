package io.netwright.model.resource;

import io.netwright.model.net.IpAddress;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// A Calico HostEndpoint: interfaces of a node that policies apply to.
///
/// @param interfaceName `*` for all of the node; null where unset: the one with an expected address
public record CalicoHostEndpoint(
        ResourceKey key,
        ObjectMeta meta,
        String apiVersion,
        String node,
        @Nullable String interfaceName,
        List<IpAddress> expectedAddresses,
        List<String> profiles,
        List<Port> ports)
        implements Inert {
    public CalicoHostEndpoint {
        expectedAddresses = List.copyOf(expectedAddresses);
        profiles = List.copyOf(profiles);
        ports = List.copyOf(ports);
    }

    /// A port that rules may name.
    ///
    /// @param protocol as IANA numbers it
    public record Port(String name, int protocol, int number) {}
}

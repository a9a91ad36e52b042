package io.netwright.sim.control;

import io.netwright.model.net.IpAddress;
import io.netwright.model.net.IpFamily;
import io.netwright.model.net.Protocol;
import io.netwright.model.resource.PortRef;
import io.netwright.model.resource.ResourceKey;
import io.netwright.model.resource.Service;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// A Service with what the API server allocates.
///
/// @param clusterIps one per family, the primary first; empty for headless and ExternalName ones
/// @param vips load balancer addresses that kube-proxy captures (R6.2)
/// @param healthCheckNodePort 0 for none
public record ClusterService(
        Service declared,
        List<IpAddress> clusterIps,
        List<Port> ports,
        List<IpAddress> vips,
        int healthCheckNodePort) {
    public ClusterService {
        clusterIps = List.copyOf(clusterIps);
        ports = List.copyOf(ports);
        vips = List.copyOf(vips);
    }

    /// One port.
    ///
    /// @param name `""` where unset
    /// @param index its place in `spec.ports`
    /// @param nodePort 0 for none
    public record Port(
            String name, int index, Protocol protocol, int port, PortRef target, int nodePort) {}

    ClusterService withVips(List<IpAddress> addresses) {
        return new ClusterService(declared, clusterIps, ports, addresses, healthCheckNodePort);
    }

    public ResourceKey key() {
        return declared.key();
    }

    /// Its cluster IP of that family, null where it has none.
    public @Nullable IpAddress clusterIp(IpFamily family) {
        return clusterIps.stream().filter(it -> it.family() == family).findFirst().orElse(null);
    }
}

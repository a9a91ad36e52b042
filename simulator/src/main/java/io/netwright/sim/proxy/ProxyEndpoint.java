package io.netwright.sim.proxy;

import io.netwright.model.net.IpAddress;
import io.netwright.model.net.IpFamily;
import io.netwright.model.resource.ResourceKey;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// An endpoint of a service port as kube-proxy on one node sees it.
///
/// @param local is it on this node
/// @param slice the EndpointSlice that it is from
/// @param pod the Pod behind it, null where the slice names none
public record ProxyEndpoint(
        IpAddress address,
        int port,
        boolean local,
        boolean ready,
        boolean serving,
        boolean terminating,
        List<String> zones,
        List<String> nodes,
        ResourceKey slice,
        @Nullable ResourceKey pod) {
    public ProxyEndpoint {
        zones = List.copyOf(zones);
        nodes = List.copyOf(nodes);
    }

    /// `10.244.1.5:8080`, `[fd00::5]:8080`.
    public String text() {
        return address.family() == IpFamily.V6 ? "[" + address + "]:" + port : address + ":" + port;
    }
}

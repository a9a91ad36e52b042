package io.netwright.sim.control;

import io.netwright.model.net.Cidr;

import java.util.List;

/// kube-proxy's configuration (`KubeProxyConfiguration`), with its defaults applied.
///
/// @param mode `iptables`, `ipvs` or `nftables`
/// @param clusterCidrs `clusterCIDR`, one per family at the most
/// @param detectLocal `ClusterCIDR`, `NodeCIDR`, `BridgeInterface` or `InterfaceNamePrefix`
/// @param interfaceName for the last two
/// @param nodePortAddresses as given, empty where unset (R3.4a)
/// @param masqueradeAll of the configured mode (R3.26a)
/// @param localhostNodePorts `iptables.localhostNodePorts`
public record ProxySettings(
        String mode,
        List<Cidr> clusterCidrs,
        String detectLocal,
        String interfaceName,
        List<String> nodePortAddresses,
        boolean masqueradeAll,
        boolean localhostNodePorts) {
    public ProxySettings {
        clusterCidrs = List.copyOf(clusterCidrs);
        nodePortAddresses = List.copyOf(nodePortAddresses);
    }

    /// The same in another mode, for comparisons.
    public ProxySettings withMode(String other) {
        return new ProxySettings(
                other,
                clusterCidrs,
                detectLocal,
                interfaceName,
                nodePortAddresses,
                masqueradeAll,
                localhostNodePorts);
    }
}

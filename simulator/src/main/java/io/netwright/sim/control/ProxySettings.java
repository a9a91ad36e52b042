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
/// @param masqueradeAllInIptables `iptables.masqueradeAll`, which ipvs heeds too (R3.26a)
/// @param masqueradeAllInNftables `nftables.masqueradeAll`
/// @param scheduler `ipvs.scheduler`
/// @param strictArp `ipvs.strictARP`
/// @param localhostNodePorts `iptables.localhostNodePorts`
public record ProxySettings(
        String mode,
        List<Cidr> clusterCidrs,
        String detectLocal,
        String interfaceName,
        List<String> nodePortAddresses,
        boolean masqueradeAllInIptables,
        boolean masqueradeAllInNftables,
        boolean localhostNodePorts,
        String scheduler,
        boolean strictArp) {
    /// What holds where no scheduler is set.
    public static final String ROUND_ROBIN = "rr";

    public ProxySettings {
        clusterCidrs = List.copyOf(clusterCidrs);
        nodePortAddresses = List.copyOf(nodePortAddresses);
    }

    /// `masqueradeAll` of the mode in force.
    public boolean masqueradeAll() {
        return mode.equals("nftables") ? masqueradeAllInNftables : masqueradeAllInIptables;
    }

    /// The same in another mode, for comparisons.
    public ProxySettings withMode(String other) {
        return new ProxySettings(
                other,
                clusterCidrs,
                detectLocal,
                interfaceName,
                nodePortAddresses,
                masqueradeAllInIptables,
                masqueradeAllInNftables,
                localhostNodePorts,
                scheduler,
                strictArp);
    }
}

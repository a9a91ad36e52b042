package io.netwright.sim.fabric;

import java.util.List;

/// A network namespace and its tables.
///
/// @param id its index in [Fabric#namespaces]
/// @param name unique in the fabric; `node/red`, `shop/web-0`, `router`, `external:203.0.113.9`
/// @param devices the ids of its devices, in interface order, `lo` first
/// @param tables netfilter tables of both families, in the order in which they were made: iptables'
///   first, then those of nftables
public record NetworkNamespace(
        int id,
        String name,
        Kind kind,
        List<Integer> devices,
        List<Route> routes,
        List<RoutingRule> rules,
        List<Neighbor> neighbors,
        List<FdbEntry> fdb,
        List<Table> tables,
        List<IpSet> sets,
        List<VirtualServer> virtualServers,
        Sysctls sysctls,
        Listening listening) {
    public NetworkNamespace {
        devices = List.copyOf(devices);
        routes = List.copyOf(routes);
        rules = List.copyOf(rules);
        neighbors = List.copyOf(neighbors);
        fdb = List.copyOf(fdb);
        tables = List.copyOf(tables);
        sets = List.copyOf(sets);
        virtualServers = List.copyOf(virtualServers);
    }

    /// What a namespace stands for in the drawing; forwarding does not look at it.
    public enum Kind {
        HOST,
        POD,
        ROUTER,
        OUTSIDE
    }
}

package io.netwright.sim.ipam;

import io.netwright.sim.ipam.PodIpam.Member;
import io.netwright.sim.ipam.PodIpam.Taken;

import java.util.List;

/// The catalog: which allocator goes with which settings.
public final class Ipams {
    private Ipams() {}

    /// The allocator of a cluster.
    ///
    /// @param nodes in the order in which they joined the cluster
    /// @param taken what statuses show
    public static PodIpam of(
            IpamSettings settings, List<Member> nodes, List<Taken> taken, Draw draw) {
        return switch (settings) {
            case IpamSettings.HostLocal _ -> new HostLocal(nodes, taken);
            case IpamSettings.CiliumKubernetes(boolean health) ->
                    CiliumNodes.kubernetes(nodes, taken, health, draw);
            case IpamSettings.CiliumClusterPool it ->
                    CiliumNodes.clusterPool(it, nodes, taken, draw);
            case IpamSettings.CiliumMultiPool it -> new CiliumPools(it, nodes, taken, draw);
            case IpamSettings.Calico it -> new CalicoBlocks(it, nodes, taken);
        };
    }
}

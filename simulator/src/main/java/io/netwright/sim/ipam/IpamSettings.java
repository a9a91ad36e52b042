package io.netwright.sim.ipam;

import io.netwright.model.net.Cidr;
import io.netwright.model.net.IpFamily;
import io.netwright.model.resource.CalicoPool;
import io.netwright.model.resource.LabelSelector;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// How pods get addresses, as the configuration of the plugin says.
public sealed interface IpamSettings {
    /// The networks that addresses come from, where the settings name any; of several pools of a
    /// family the first that new addresses come from.
    default List<Cidr> networks() {
        return List.of();
    }

    /// The plugin `host-local` over the node's podCIDR, as flannel, Canal and the reference plugins
    /// have it.
    ///
    /// @param insteadOf what the lab really has and is not modelled, null where it is this
    record HostLocal(@Nullable String insteadOf) implements IpamSettings {}

    /// `calico-ipam`: nodes claim blocks of pools (R2.8).
    ///
    /// @param pools in the order of their names
    /// @param reserved addresses that no pod gets
    /// @param affinities blocks that nodes have claimed before
    /// @param strict `strictAffinity`: no node takes addresses of another's block
    /// @param claims `autoAllocateBlocks`: may nodes claim blocks?
    /// @param maxBlocks per node, 0 for Calico's own limit
    record Calico(
            List<CalicoPool> pools,
            List<Cidr> reserved,
            List<Affinity> affinities,
            boolean strict,
            boolean claims,
            int maxBlocks)
            implements IpamSettings {
        public Calico {
            pools = List.copyOf(pools);
            reserved = List.copyOf(reserved);
            affinities = List.copyOf(affinities);
        }

        @Override
        public List<Cidr> networks() {
            return first(
                    pools.stream().filter(it -> !it.disabled()).map(CalicoPool::network).toList());
        }
    }

    /// A block that a node has claimed.
    record Affinity(Cidr block, String node) {}

    /// Cilium's mode `kubernetes`: the podCIDR of the Node.
    ///
    /// @param health is there a health endpoint, with an address of its own?
    record CiliumKubernetes(boolean health) implements IpamSettings {}

    /// Cilium's mode `cluster-pool`: the operator hands each node a network.
    ///
    /// @param pools in the order in which they are used up
    /// @param v4Mask the length of a node's IPv4 network
    /// @param held the networks that nodes have already, by name
    record CiliumClusterPool(
            List<Cidr> pools,
            int v4Mask,
            int v6Mask,
            SortedMap<String, List<Cidr>> held,
            boolean health)
            implements IpamSettings {
        /// What a lab says nothing of, as Cilium's chart has it.
        public static final Cidr USUAL_POOL = Cidr.parse("10.0.0.0/8");

        public static final int USUAL_V4_MASK = 24;
        public static final int USUAL_V6_MASK = 120;

        public CiliumClusterPool {
            pools = List.copyOf(pools);
            held = Collections.unmodifiableSortedMap(new TreeMap<>(held));
        }

        public int mask(IpFamily family) {
            return family == IpFamily.V4 ? v4Mask : v6Mask;
        }

        @Override
        public List<Cidr> networks() {
            return first(pools);
        }
    }

    /// Cilium's mode `multi-pool`: nodes get networks of several pools, as their pods need them.
    ///
    /// @param pools by name
    /// @param usual the pool of what asks for no other
    /// @param ahead how many free addresses an agent wants to have, by pool
    /// @param held the networks that nodes have already
    record CiliumMultiPool(
            SortedMap<String, Pool> pools,
            String usual,
            SortedMap<String, Integer> ahead,
            List<Held> held,
            boolean health)
            implements IpamSettings {
        public CiliumMultiPool {
            pools = Collections.unmodifiableSortedMap(new TreeMap<>(pools));
            ahead = Collections.unmodifiableSortedMap(new TreeMap<>(ahead));
            held = List.copyOf(held);
        }

        @Override
        public List<Cidr> networks() {
            var pool = pools.get(usual);
            return pool == null ? List.of() : first(pool.networks());
        }
    }

    /// A CiliumPodIPPool.
    ///
    /// @param networks in the order in which they are used up
    /// @param usesFirst may the first address of a node's network be given?
    /// @param pods which pods it is for that name no pool, null for any
    /// @param namespaces of which namespaces; null for any. A pool with neither is for pods that
    ///   name it.
    record Pool(
            List<Cidr> networks,
            int v4Mask,
            int v6Mask,
            boolean usesFirst,
            boolean usesLast,
            @Nullable LabelSelector pods,
            @Nullable LabelSelector namespaces) {
        public Pool {
            networks = List.copyOf(networks);
        }

        int mask(IpFamily family) {
            return family == IpFamily.V4 ? v4Mask : v6Mask;
        }

        boolean has(IpFamily family) {
            return networks.stream().anyMatch(it -> it.family() == family);
        }
    }

    /// A network of a pool that a node has.
    record Held(String node, String pool, Cidr network) {}

    /// The first of each family.
    private static List<Cidr> first(List<Cidr> networks) {
        var first = new ArrayList<Cidr>();
        for (var network : networks) {
            if (first.stream().noneMatch(it -> it.family() == network.family())) {
                first.add(network);
            }
        }
        return first;
    }
}

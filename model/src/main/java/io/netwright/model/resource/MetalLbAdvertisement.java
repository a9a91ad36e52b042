package io.netwright.model.resource;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// A MetalLB L2Advertisement or BGPAdvertisement: how addresses of pools are announced.
///
/// @param scope what it is for
/// @param how by ARP and NDP, or by BGP
public record MetalLbAdvertisement(
        ResourceKey key, ObjectMeta meta, String apiVersion, Scope scope, How how)
        implements MetalLbKind {
    /// Which addresses, from which nodes; a list that is empty does not count. With neither pools
    /// nor pool selectors all pools are meant.
    public record Scope(
            List<String> pools,
            List<LabelSelector> poolSelectors,
            List<LabelSelector> nodes,
            List<LabelSelector> services) {
        public Scope {
            pools = List.copyOf(pools);
            poolSelectors = List.copyOf(poolSelectors);
            nodes = List.copyOf(nodes);
            services = List.copyOf(services);
        }
    }

    public sealed interface How {}

    /// One node answers for an address.
    ///
    /// @param interfaces empty for all
    /// @param preferred which nodes rather than others
    public record Layer2(List<String> interfaces, List<Preference> preferred) implements How {
        public Layer2 {
            interfaces = List.copyOf(interfaces);
            preferred = List.copyOf(preferred);
        }
    }

    public record Preference(int weight, LabelSelector nodes) {}

    /// Nodes tell their peers.
    ///
    /// @param length to which IPv4 addresses are aggregated, 32 where unset
    /// @param lengthV6 as `length`, 128 where unset
    /// @param localPreference null where unset
    /// @param prepends how often the own AS stands in the path once more
    /// @param communities `A:B`, `large:A:B:C`, or names that a Community gives
    /// @param peers names of BGPPeers; empty for all
    public record Bgp(
            int length,
            int lengthV6,
            @Nullable Long localPreference,
            int prepends,
            List<String> communities,
            List<String> peers)
            implements How {
        public Bgp {
            communities = List.copyOf(communities);
            peers = List.copyOf(peers);
        }
    }
}

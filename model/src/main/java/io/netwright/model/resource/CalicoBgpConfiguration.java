package io.netwright.model.resource;

import io.netwright.model.net.Cidr;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// Calico's BGPConfiguration: `default` for all nodes, `node.NAME` for one.
///
/// @param mesh do all nodes peer with all? null where unset, which means that they do
/// @param asNumber null where unset, which means 64512
/// @param listenPort null where unset, which means 179
/// @param bindMode `None` or `NodeIP`, null where unset
/// @param clusterIps networks of services that are told to peers
/// @param ignoredInterfaces whose addresses and routes BGP does not learn; `*` stands for any text
/// @param meshPassword have the sessions of the mesh one?
public record CalicoBgpConfiguration(
        ResourceKey key,
        ObjectMeta meta,
        String apiVersion,
        @Nullable Boolean mesh,
        @Nullable Long asNumber,
        @Nullable Integer listenPort,
        @Nullable String bindMode,
        List<Cidr> clusterIps,
        List<Cidr> externalIps,
        List<Cidr> loadBalancerIps,
        List<Community> communities,
        List<Advertisement> advertisements,
        List<String> ignoredInterfaces,
        boolean meshPassword)
        implements Inert {
    public CalicoBgpConfiguration {
        clusterIps = List.copyOf(clusterIps);
        externalIps = List.copyOf(externalIps);
        loadBalancerIps = List.copyOf(loadBalancerIps);
        communities = List.copyOf(communities);
        advertisements = List.copyOf(advertisements);
        ignoredInterfaces = List.copyOf(ignoredInterfaces);
    }

    /// A name for `AA:NN` or `AA:NN:MM`.
    public record Community(String name, String value) {}

    /// What routes into a network carry.
    ///
    /// @param communities values or names of them
    public record Advertisement(Cidr network, List<String> communities) {
        public Advertisement {
            communities = List.copyOf(communities);
        }
    }
}

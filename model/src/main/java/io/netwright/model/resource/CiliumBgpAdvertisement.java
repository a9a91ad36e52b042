package io.netwright.model.resource;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// A CiliumBGPAdvertisement: which networks peers are told.
public record CiliumBgpAdvertisement(
        ResourceKey key, ObjectMeta meta, String apiVersion, List<Advertisement> advertisements)
        implements Inert {
    public CiliumBgpAdvertisement {
        advertisements = List.copyOf(advertisements);
    }

    /// What is told, and with what.
    ///
    /// @param type `PodCIDR`, `CiliumPodIPPool`, `Service` or `Interface`
    /// @param selector of pools or services; null for none
    /// @param serviceAddresses `LoadBalancerIP`, `ClusterIP`, `ExternalIP`
    /// @param aggregation4 the length that addresses of services are cut to, null where unset
    /// @param interfaceName of type `Interface`, null for others
    public record Advertisement(
            String type,
            @Nullable LabelSelector selector,
            List<String> serviceAddresses,
            @Nullable Integer aggregation4,
            @Nullable Integer aggregation6,
            @Nullable String interfaceName,
            Attributes attributes) {
        public Advertisement {
            serviceAddresses = List.copyOf(serviceAddresses);
        }
    }

    /// What the routes carry.
    public record Attributes(
            List<String> standard,
            List<String> large,
            List<String> wellKnown,
            @Nullable Long localPreference) {
        public Attributes {
            standard = List.copyOf(standard);
            large = List.copyOf(large);
            wellKnown = List.copyOf(wellKnown);
        }
    }
}

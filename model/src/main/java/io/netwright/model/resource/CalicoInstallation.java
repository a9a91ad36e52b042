package io.netwright.model.resource;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// The Installation of the Tigera operator (`operator.tigera.io/v1`), which installs Calico.
///
/// @param pools null where unset: the operator then chooses one; none if the list is empty
/// @param bgp does Calico speak BGP? null where unset
public record CalicoInstallation(
        ResourceKey key,
        ObjectMeta meta,
        String apiVersion,
        @Nullable List<CalicoPool> pools,
        @Nullable Boolean bgp)
        implements Inert {
    public CalicoInstallation {
        pools = pools == null ? null : List.copyOf(pools);
    }
}

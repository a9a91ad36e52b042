package io.netwright.model.resource;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// The Installation of the Tigera operator (`operator.tigera.io/v1`), which installs Calico.
///
/// @param variant `Calico` or `TigeraSecureEnterprise`, null where unset
/// @param cniPlugin `spec.cni.type`, such as `Calico` or `AmazonVPC`; null where unset
/// @param ipam `spec.cni.ipam.type`, such as `Calico` or `HostLocal`; null where unset
/// @param pools null where unset: the operator then chooses one; none if the list is empty
/// @param bgp does Calico speak BGP? null where unset
/// @param dataplane `spec.calicoNetwork.linuxDataplane`: `Iptables`, `BPF`, `VPP`, `Nftables`; null
///   where unset
/// @param hostPorts are host ports mapped? null where unset
/// @param forwarding may containers forward packets? null where unset
/// @param mtu of pods' interfaces, null where unset
public record CalicoInstallation(
        ResourceKey key,
        ObjectMeta meta,
        String apiVersion,
        @Nullable String variant,
        @Nullable String cniPlugin,
        @Nullable String ipam,
        @Nullable List<CalicoPool> pools,
        @Nullable Boolean bgp,
        @Nullable String dataplane,
        @Nullable Boolean hostPorts,
        @Nullable Boolean forwarding,
        @Nullable Integer mtu)
        implements Resource {
    public CalicoInstallation {
        pools = pools == null ? null : List.copyOf(pools);
    }
}

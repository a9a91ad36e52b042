package io.netwright.model.resource;

/// An object that nothing in the simulation depends on yet, whether its kind is read or only kept.
/// What rests on it is answered with *unknown*. A kind leaves this list when something acts on it.
public sealed interface Inert extends Resource
        permits AdminPolicy,
                CalicoBgpConfiguration,
                CalicoBgpFilter,
                CalicoBgpPeer,
                CalicoFelix,
                CalicoHostEndpoint,
                CalicoNetworkSet,
                CalicoPolicy,
                CalicoTier,
                CiliumBgpAdvertisement,
                CiliumBgpPeerConfig,
                CiliumBgpPeering,
                CiliumBgpSpeakers,
                CiliumCidrGroup,
                CiliumEgressGateway,
                CiliumEndpoint,
                CiliumIdentity,
                CiliumL2Announcement,
                CiliumLocalRedirect,
                CiliumPolicy,
                ClaimedAddress,
                CronJob,
                GatewayKind,
                IngressClass,
                MetalLbKind,
                TraefikKind,
                Unmodelled {
    /// As the object has it.
    String apiVersion();
}

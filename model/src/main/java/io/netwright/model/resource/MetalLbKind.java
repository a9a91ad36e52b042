package io.netwright.model.resource;

/// A kind of MetalLB (`metallb.io`) that is read, besides its pools.
public sealed interface MetalLbKind extends Inert
        permits MetalLbAdvertisement, MetalLbBfd, MetalLbCommunity, MetalLbPeer {}

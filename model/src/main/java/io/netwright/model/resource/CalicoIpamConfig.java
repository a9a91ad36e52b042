package io.netwright.model.resource;

/// Calico's IPAMConfig (`crd.projectcalico.org/v1`).
///
/// @param strictAffinity may no node borrow from another's block?
/// @param autoAllocateBlocks do nodes claim blocks as they need them?
/// @param maxBlocksPerHost 0 for no bound
public record CalicoIpamConfig(
        ResourceKey key,
        ObjectMeta meta,
        String apiVersion,
        boolean strictAffinity,
        boolean autoAllocateBlocks,
        int maxBlocksPerHost)
        implements Resource {}

package io.netwright.model.resource;

import io.netwright.model.net.Cidr;

import org.jspecify.annotations.Nullable;

/// A Calico BlockAffinity: a node claims a block. Calico writes it.
///
/// @param network null where it does not parse
/// @param state `confirmed`, `pending` or `pendingDeletion`
public record CalicoBlockAffinity(
        ResourceKey key,
        ObjectMeta meta,
        String apiVersion,
        @Nullable Cidr network,
        String node,
        String state,
        boolean deleted)
        implements Resource {}

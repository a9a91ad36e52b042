package io.netwright.model.resource;

import org.jspecify.annotations.Nullable;

/// A Calico Tier: policies of a lower order come first.
///
/// @param order null where unset: the last
/// @param passes does what its policies select, and none of their rules matches, go on to the next
///   tier? It is dropped otherwise.
public record CalicoTier(
        ResourceKey key, ObjectMeta meta, String apiVersion, @Nullable Double order, boolean passes)
        implements Inert {}

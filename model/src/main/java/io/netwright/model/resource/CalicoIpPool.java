package io.netwright.model.resource;

import org.jspecify.annotations.Nullable;

/// A Calico IPPool: of `projectcalico.org/v3` as `calicoctl` and the Calico API server have it, or
/// of `crd.projectcalico.org/v1` as it is stored.
///
/// @param pool null where its network does not parse
public record CalicoIpPool(
        ResourceKey key, ObjectMeta meta, String apiVersion, @Nullable CalicoPool pool)
        implements Resource {}

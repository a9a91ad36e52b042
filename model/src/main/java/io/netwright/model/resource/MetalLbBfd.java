package io.netwright.model.resource;

import org.jspecify.annotations.Nullable;

/// A MetalLB BFDProfile. Times are in milliseconds; null where unset.
public record MetalLbBfd(
        ResourceKey key,
        ObjectMeta meta,
        String apiVersion,
        @Nullable Integer receive,
        @Nullable Integer transmit,
        @Nullable Integer multiplier,
        @Nullable Integer echo,
        boolean echoMode,
        boolean passive,
        @Nullable Integer minimumTtl)
        implements MetalLbKind {}

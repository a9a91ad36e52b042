package io.netwright.model.resource;

import org.jspecify.annotations.Nullable;

/// A GatewayClass: who makes the gateways of its name.
///
/// @param controller `spec.controllerName`, a domain and a path
/// @param parameters an object that the controller reads
public record GatewayClass(
        ResourceKey key,
        ObjectMeta meta,
        String apiVersion,
        String controller,
        @Nullable ResourceKey parameters)
        implements GatewayKind {}

package io.netwright.model.resource;

/// A kind of the Gateway API (`gateway.networking.k8s.io`) that is read.
public sealed interface GatewayKind extends Inert
        permits Gateway, GatewayClass, GatewayRoute, ReferenceGrant {}

package io.netwright.sim.fabric;

import io.netwright.model.net.Cidr;

import org.jspecify.annotations.Nullable;

/// A policy routing rule, as `ip rule` shows it. The default rules (0 local, 32766 main, 32767
/// default) are always there and not listed.
public record RoutingRule(
        int priority,
        @Nullable Cidr from,
        @Nullable Cidr to,
        int mark,
        int mask,
        int table,
        int origin)
        implements Entry {}

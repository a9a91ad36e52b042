package io.netwright.model.resource;

import io.netwright.model.net.Cidr;

import java.util.List;

/// A `networking.k8s.io/v1` ServiceCIDR: networks that cluster IPs come from.
public record ServiceCidr(ResourceKey key, ObjectMeta meta, List<Cidr> cidrs) implements Resource {
    public ServiceCidr {
        cidrs = List.copyOf(cidrs);
    }
}

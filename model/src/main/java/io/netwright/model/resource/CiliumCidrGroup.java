package io.netwright.model.resource;

import io.netwright.model.net.Cidr;

import java.util.List;

/// A CiliumCIDRGroup: networks that policies name.
public record CiliumCidrGroup(
        ResourceKey key, ObjectMeta meta, String apiVersion, List<Cidr> networks) implements Inert {
    public CiliumCidrGroup {
        networks = List.copyOf(networks);
    }
}

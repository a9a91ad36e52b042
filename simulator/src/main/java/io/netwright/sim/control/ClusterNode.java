package io.netwright.sim.control;

import io.netwright.model.net.Cidr;
import io.netwright.model.net.IpAddress;
import io.netwright.model.net.IpFamily;
import io.netwright.model.resource.Labels;
import io.netwright.model.resource.ResourceKey;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// A node, declared or assumed.
///
/// @param key of the Node, though the lab may not hold one
/// @param declared does the lab hold it
/// @param addresses its internal addresses; the first of a family is primary
/// @param podCidrs one per family at the most
public record ClusterNode(
        ResourceKey key,
        boolean declared,
        Labels labels,
        List<IpAddress> addresses,
        List<Cidr> podCidrs) {
    public ClusterNode {
        addresses = List.copyOf(addresses);
        podCidrs = List.copyOf(podCidrs);
    }

    public String name() {
        return key.name();
    }

    /// The primary address of that family, null where it has none.
    public @Nullable IpAddress address(IpFamily family) {
        return addresses.stream().filter(it -> it.family() == family).findFirst().orElse(null);
    }

    /// The pod network of that family, null where it has none.
    public @Nullable Cidr podCidr(IpFamily family) {
        return podCidrs.stream().filter(it -> it.family() == family).findFirst().orElse(null);
    }
}

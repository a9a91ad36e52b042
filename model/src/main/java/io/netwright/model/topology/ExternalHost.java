package io.netwright.model.topology;

import io.netwright.model.net.IpAddress;

import java.util.List;

/// A host outside the cluster, behind the router.
///
/// @param names DNS names that outside resolvers know it by
public record ExternalHost(String name, List<IpAddress> addresses, List<String> names) {
    public ExternalHost {
        addresses = List.copyOf(addresses);
        names = List.copyOf(names);
    }
}

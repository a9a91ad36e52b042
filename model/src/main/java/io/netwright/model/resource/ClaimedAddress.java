package io.netwright.model.resource;

import io.netwright.model.net.IpAddress;

/// A `networking.k8s.io/v1` IPAddress: a cluster IP that is taken. Its name is the address.
///
/// @param resource whose it is, `services`
/// @param namespace of that object
/// @param owner its name
public record ClaimedAddress(
        ResourceKey key,
        ObjectMeta meta,
        IpAddress address,
        String resource,
        String namespace,
        String owner)
        implements Inert {
    @Override
    public String apiVersion() {
        return "networking.k8s.io/v1";
    }
}

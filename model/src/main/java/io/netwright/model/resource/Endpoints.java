package io.netwright.model.resource;

import io.netwright.model.net.IpAddress;
import io.netwright.model.net.Protocol;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// A `v1` Endpoints object, which the control plane mirrors into endpoint slices where nobody else
/// makes them.
public record Endpoints(ResourceKey key, ObjectMeta meta, List<Subset> subsets)
        implements Resource {
    public Endpoints {
        subsets = List.copyOf(subsets);
    }

    /// Addresses that all have the same ports.
    public record Subset(List<Address> addresses, List<Port> ports) {
        public Subset {
            addresses = List.copyOf(addresses);
            ports = List.copyOf(ports);
        }
    }

    /// An address; `ready` tells in which of the two lists it stands.
    public record Address(
            IpAddress ip, boolean ready, @Nullable String hostname, @Nullable String nodeName) {}

    /// A port; a lone one may go without a name.
    public record Port(@Nullable String name, Protocol protocol, int port) {}
}

package io.netwright.model.resource;

import io.netwright.model.net.IpAddress;
import io.netwright.model.net.Protocol;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// A CiliumLocalRedirectPolicy: what goes to an address or a service is sent to a pod of the same
/// node.
///
/// @param frontend null where it does not parse
/// @param skipsBackends do the backends themselves reach the real address?
public record CiliumLocalRedirect(
        ResourceKey key,
        ObjectMeta meta,
        String apiVersion,
        @Nullable Frontend frontend,
        LabelSelector backends,
        List<Port> backendPorts,
        boolean skipsBackends)
        implements Inert {
    public CiliumLocalRedirect {
        backendPorts = List.copyOf(backendPorts);
    }

    /// What is redirected.
    public sealed interface Frontend {
        record Address(IpAddress address, List<Port> ports) implements Frontend {
            public Address {
                ports = List.copyOf(ports);
            }
        }

        /// A service of the same namespace.
        ///
        /// @param ports empty for all of the service
        record Service(String namespace, String name, List<Port> ports) implements Frontend {
            public Service {
                ports = List.copyOf(ports);
            }
        }
    }

    /// A port of a service or a backend.
    ///
    /// @param name needed where there are several
    public record Port(int number, Protocol protocol, @Nullable String name) {}
}

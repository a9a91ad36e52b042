package io.netwright.model.resource;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.SortedMap;

/// A Gateway: listeners that routes attach to.
///
/// @param labels what its controller puts on what it makes, `spec.infrastructure`
/// @param annotations as `labels`
/// @param requested `spec.addresses`
/// @param assigned `status.addresses`
public record Gateway(
        ResourceKey key,
        ObjectMeta meta,
        String apiVersion,
        String className,
        List<Listener> listeners,
        Labels labels,
        Labels annotations,
        List<Address> requested,
        List<Address> assigned)
        implements GatewayKind {
    public Gateway {
        listeners = List.copyOf(listeners);
        requested = List.copyOf(requested);
        assigned = List.copyOf(assigned);
    }

    /// A port that takes connections.
    ///
    /// @param hostname which names it is for, the first label possibly `*`; null for all
    /// @param protocol `HTTP`, `HTTPS`, `TLS`, `TCP`, `UDP`, or one of an implementation
    public record Listener(
            String name,
            @Nullable String hostname,
            int port,
            String protocol,
            @Nullable Tls tls,
            Allowed allowed) {}

    /// How a listener does TLS.
    ///
    /// @param passthrough leaves TLS to the backends, which are chosen by SNI
    /// @param certificates Secrets, mostly
    /// @param options of the implementation
    public record Tls(
            boolean passthrough,
            List<ResourceKey> certificates,
            SortedMap<String, String> options) {
        public Tls {
            certificates = List.copyOf(certificates);
        }
    }

    /// Which routes may attach.
    ///
    /// @param namespaces where they may be; `SELECTOR` goes by labels of the namespace
    /// @param kinds empty for what the protocol has
    public record Allowed(
            From namespaces, @Nullable LabelSelector selector, List<RouteKind> kinds) {
        public Allowed {
            kinds = List.copyOf(kinds);
        }
    }

    /// Where routes may be.
    public enum From {
        SAME,
        ALL,
        SELECTOR,
        NONE
    }

    /// A kind of route.
    public record RouteKind(String group, String kind) {}

    /// An address of `type` `IPAddress` or `Hostname`, or one of an implementation; null where any
    /// will do.
    public record Address(String type, @Nullable String value) {}
}

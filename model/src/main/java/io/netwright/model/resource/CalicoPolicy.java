package io.netwright.model.resource;

import io.netwright.model.net.Cidr;
import io.netwright.model.net.PortRange;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// A Calico NetworkPolicy, or a GlobalNetworkPolicy, which has no namespace.
///
/// @param tier `default` where unset
/// @param order null where unset: after all that have one; then by name
/// @param types null where unset: then as [#applies] says
/// @param namespaces of a GlobalNetworkPolicy; null where unset
/// @param serviceAccounts null where unset
/// @param applyOnForward does it also hold for what a node forwards? Of host endpoints
/// @param doNotTrack before connection tracking, on host endpoints
/// @param preDnat before destination addresses are translated, on host endpoints
public record CalicoPolicy(
        ResourceKey key,
        ObjectMeta meta,
        String apiVersion,
        String tier,
        @Nullable Double order,
        @Nullable List<Type> types,
        CalicoSelector selector,
        @Nullable CalicoSelector namespaces,
        @Nullable CalicoSelector serviceAccounts,
        boolean applyOnForward,
        boolean doNotTrack,
        boolean preDnat,
        List<Rule> ingress,
        List<Rule> egress)
        implements Inert {
    public CalicoPolicy {
        types = types == null ? null : List.copyOf(types);
        ingress = List.copyOf(ingress);
        egress = List.copyOf(egress);
    }

    /// Does it decide about packets of that direction? Without `types` its rules tell.
    public boolean applies(Type type) {
        if (types != null && !types.isEmpty()) {
            return types.contains(type);
        }
        return switch (type) {
            case INGRESS -> !ingress.isEmpty() || egress.isEmpty();
            case EGRESS -> !egress.isEmpty();
        };
    }

    /// As what it selects sees it.
    public enum Type {
        INGRESS,
        EGRESS
    }

    /// What a rule does with what it matches; `LOG` goes on with the next rule, `PASS` with the
    /// next tier.
    public enum Action {
        ALLOW,
        DENY,
        LOG,
        PASS
    }

    /// All that is set must match.
    ///
    /// @param version 4 or 6, null for both
    /// @param protocol as IANA numbers it, null for all
    public record Rule(
            Action action,
            @Nullable Integer version,
            @Nullable Integer protocol,
            @Nullable Integer notProtocol,
            @Nullable Icmp icmp,
            @Nullable Icmp notIcmp,
            Side source,
            Side destination,
            @Nullable Http http) {}

    /// A type of ICMP messages, null for all; a code, null for all.
    public record Icmp(@Nullable Integer type, @Nullable Integer code) {}

    /// What one end of a packet must be; all that is set must match.
    ///
    /// @param namespaces null where unset: those of the policy, or all for one without
    /// @param networks empty for all
    /// @param ports empty for all
    public record Side(
            @Nullable CalicoSelector selector,
            @Nullable CalicoSelector notSelector,
            @Nullable CalicoSelector namespaces,
            List<Cidr> networks,
            List<Cidr> notNetworks,
            List<Port> ports,
            List<Port> notPorts,
            @Nullable Accounts accounts,
            @Nullable ServiceName service) {
        public static final Side ANY =
                new Side(null, null, null, List.of(), List.of(), List.of(), List.of(), null, null);

        public Side {
            networks = List.copyOf(networks);
            notNetworks = List.copyOf(notNetworks);
            ports = List.copyOf(ports);
            notPorts = List.copyOf(notPorts);
        }
    }

    /// Ports, or the name of one.
    public sealed interface Port {
        record Numbers(PortRange range) implements Port {}

        record Named(String name) implements Port {}
    }

    /// Pods of service accounts.
    ///
    /// @param names empty for all
    /// @param selector null for all
    public record Accounts(List<String> names, @Nullable CalicoSelector selector) {
        public Accounts {
            names = List.copyOf(names);
        }
    }

    /// Endpoints of a Service, each with its ports.
    ///
    /// @param namespace null where unset: that of the policy
    public record ServiceName(@Nullable String namespace, String name) {}

    /// HTTP requests; an application layer sidecar has to look into them.
    public record Http(List<String> methods, List<Path> paths) {
        public Http {
            methods = List.copyOf(methods);
            paths = List.copyOf(paths);
        }
    }

    /// `prefix` or the whole path.
    public record Path(String text, boolean prefix) {}
}

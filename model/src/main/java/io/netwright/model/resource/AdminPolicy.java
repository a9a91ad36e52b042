package io.netwright.model.resource;

import io.netwright.model.net.Cidr;
import io.netwright.model.net.Protocol;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// A policy of the cluster's administrator: an AdminNetworkPolicy or BaselineAdminNetworkPolicy
/// (`policy.networking.k8s.io/v1alpha1`), or a ClusterNetworkPolicy (`v1alpha2`) of either tier.
///
/// @param baseline does it come after network policies, not before?
/// @param priority 0 comes first; a BaselineAdminNetworkPolicy has 0
public record AdminPolicy(
        ResourceKey key,
        ObjectMeta meta,
        String apiVersion,
        boolean baseline,
        int priority,
        Pods subject,
        List<Rule> ingress,
        List<Rule> egress)
        implements Inert {
    public AdminPolicy {
        ingress = List.copyOf(ingress);
        egress = List.copyOf(egress);
    }

    /// What a rule does with what it matches; `ACCEPT` is written `Allow` in `v1alpha1`.
    public enum Action {
        ACCEPT,
        DENY,
        PASS
    }

    /// A rule; the first that matches decides.
    ///
    /// @param ports empty for all
    public record Rule(@Nullable String name, Action action, List<Peer> peers, List<Port> ports) {
        public Rule {
            peers = List.copyOf(peers);
            ports = List.copyOf(ports);
        }
    }

    /// The other side of a rule.
    public sealed interface Peer permits Pods, Networks, Names, Nodes {}

    /// Pods by their labels and those of their namespaces.
    public record Pods(LabelSelector namespaces, LabelSelector pods) implements Peer {}

    /// Addresses, of egress rules.
    public record Networks(List<Cidr> cidrs) implements Peer {
        public Networks {
            cidrs = List.copyOf(cidrs);
        }
    }

    /// DNS names, of egress rules (experimental).
    public record Names(List<String> names) implements Peer {
        public Names {
            names = List.copyOf(names);
        }
    }

    /// Nodes by their labels, of egress rules (experimental).
    public record Nodes(LabelSelector nodes) implements Peer {}

    /// Ports of a protocol; a range from `first` to `last`, or a name of a container's port.
    ///
    /// @param protocol null for a name, which has its own
    public record Port(@Nullable Protocol protocol, int first, int last, @Nullable String name) {}
}

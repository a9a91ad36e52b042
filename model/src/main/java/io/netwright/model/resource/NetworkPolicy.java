package io.netwright.model.resource;

import io.netwright.model.net.Cidr;
import io.netwright.model.net.Protocol;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// A `networking.k8s.io/v1` NetworkPolicy.
///
/// @param types `spec.policyTypes`, empty where unset (R8.2 tells what that means)
/// @param ingress null where unset
/// @param egress null where unset
public record NetworkPolicy(
        ResourceKey key,
        ObjectMeta meta,
        LabelSelector podSelector,
        List<Direction> types,
        @Nullable List<Rule> ingress,
        @Nullable List<Rule> egress)
        implements Resource {
    public NetworkPolicy {
        types = List.copyOf(types);
        ingress = ingress == null ? null : List.copyOf(ingress);
        egress = egress == null ? null : List.copyOf(egress);
    }

    /// A direction as seen from the selected pod.
    public enum Direction {
        INGRESS,
        EGRESS
    }

    /// Peers and ports; an empty list means any (R8.3).
    public record Rule(List<Peer> peers, List<Port> ports) {
        public Rule {
            peers = List.copyOf(peers);
            ports = List.copyOf(ports);
        }
    }

    /// One element of `from` or `to`.
    public sealed interface Peer {
        /// A null pod selector: all pods; a null namespace selector: the policy's namespace.
        record Pods(@Nullable LabelSelector pods, @Nullable LabelSelector namespaces)
                implements Peer {}

        record IpBlock(Cidr cidr, List<Cidr> except) implements Peer {
            public IpBlock {
                except = List.copyOf(except);
            }
        }
    }

    /// One element of `ports`; a null port means all of the protocol.
    ///
    /// @param endPort the last of a range that begins at `port`
    public record Port(Protocol protocol, @Nullable PortRef port, @Nullable Integer endPort) {}

    /// Does it isolate the pods that it selects in that direction (R8.2)?
    public boolean isolates(Direction direction) {
        if (!types.isEmpty()) {
            return types.contains(direction);
        }
        return direction == Direction.INGRESS || (egress != null && !egress.isEmpty());
    }

    /// The rules of a direction, none where unset.
    public List<Rule> rules(Direction direction) {
        var rules = direction == Direction.INGRESS ? ingress : egress;
        return rules == null ? List.of() : rules;
    }
}

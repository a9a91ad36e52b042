package io.netwright.sim.policy;

import io.netwright.model.net.IpFamily;
import io.netwright.model.net.Protocol;
import io.netwright.model.resource.FieldPath;
import io.netwright.model.resource.NetworkPolicy;
import io.netwright.model.resource.NetworkPolicy.Direction;
import io.netwright.model.resource.NetworkPolicy.Peer;
import io.netwright.model.resource.ResourceKey;
import io.netwright.sim.control.Cluster;
import io.netwright.sim.control.ClusterPod;

import java.util.ArrayList;
import java.util.List;

/// Finds the rule that decides about one connection, by looking at each.
final class Explanation {
    private final Cluster cluster;
    private final Enforcement enforcement;
    private final ClusterPod source;
    private final ClusterPod destination;
    private final Protocol protocol;
    private final int port;
    private final IpFamily family;

    private Explanation(
            Cluster cluster,
            Enforcement enforcement,
            ClusterPod source,
            ClusterPod destination,
            Protocol protocol,
            int port,
            IpFamily family) {
        this.cluster = cluster;
        this.enforcement = enforcement;
        this.source = source;
        this.destination = destination;
        this.protocol = protocol;
        this.port = port;
        this.family = family;
    }

    static Decision of(
            Cluster cluster,
            Enforcement enforcement,
            ClusterPod source,
            ClusterPod destination,
            Protocol protocol,
            int port) {
        Decision first = null;
        for (var family : IpFamily.values()) {
            if (source.address(family) == null || destination.address(family) == null) {
                continue;
            }
            var decision =
                    new Explanation(
                                    cluster,
                                    enforcement,
                                    source,
                                    destination,
                                    protocol,
                                    port,
                                    family)
                            .decide();
            if (decision.allowed()) {
                return decision;
            }
            first = first == null ? decision : first;
        }
        return first != null
                ? first
                : new Explanation(
                                cluster,
                                enforcement,
                                source,
                                destination,
                                protocol,
                                port,
                                IpFamily.V4)
                        .decide();
    }

    private Decision decide() {
        return new Decision(side(Direction.EGRESS), side(Direction.INGRESS));
    }

    private Decision.Side side(Direction direction) {
        var pod = direction == Direction.INGRESS ? destination : source;
        var peer = direction == Direction.INGRESS ? source : destination;
        var isolating = new ArrayList<ResourceKey>();
        boolean exempt =
                !enforcement.enforces()
                        || pod.spec().hostNetwork()
                        || source.key().equals(destination.key())
                        || (source.spec().hostNetwork()
                                && source.node() != null
                                && source.node().equals(destination.node()));
        if (exempt) {
            return new Decision.Side(direction, List.of(), null, FieldPath.ROOT);
        }
        ResourceKey allowedBy = null;
        var field = FieldPath.ROOT;
        for (var policy : cluster.policies()) {
            if (!policy.isolates(direction)
                    || !PolicyIndex.namespace(policy).equals(pod.namespace())
                    || !policy.podSelector().matches(pod.labels())) {
                continue;
            }
            isolating.add(policy.key());
            var rules = policy.rules(direction);
            for (int i = 0; i < rules.size() && allowedBy == null; i++) {
                if (matches(policy, rules.get(i), peer)) {
                    allowedBy = policy.key();
                    field =
                            FieldPath.of("spec")
                                    .then(direction == Direction.INGRESS ? "ingress" : "egress")
                                    .then(i);
                }
            }
        }
        return new Decision.Side(direction, isolating, allowedBy, field);
    }

    private boolean matches(NetworkPolicy policy, NetworkPolicy.Rule rule, ClusterPod peer) {
        boolean matched = rule.peers().isEmpty();
        for (var candidate : rule.peers()) {
            matched |=
                    switch (candidate) {
                        case Peer.Pods pods -> selects(policy, pods, peer);
                        case Peer.IpBlock block -> holds(block, peer);
                    };
        }
        return matched && Ports.of(rule.ports(), destination.spec()).contains(protocol, port);
    }

    private boolean selects(NetworkPolicy policy, Peer.Pods peer, ClusterPod pod) {
        if (pod.spec().hostNetwork()) {
            return false;
        }
        boolean there =
                peer.namespaces() == null
                        ? PolicyIndex.namespace(policy).equals(pod.namespace())
                        : peer.namespaces().matches(cluster.namespaceLabels(pod.namespace()));
        return there && (peer.pods() == null || peer.pods().matches(pod.labels()));
    }

    private boolean holds(Peer.IpBlock block, ClusterPod pod) {
        var address = pod.address(family);
        return address != null
                && pod.addressGiven()
                && enforcement.blocksMatchPods()
                && Layer.matches(block, address);
    }
}

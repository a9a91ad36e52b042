package io.netwright.sim.policy;

import io.netwright.model.net.IpAddress;
import io.netwright.model.net.IpFamily;
import io.netwright.model.net.Protocol;
import io.netwright.model.resource.NetworkPolicy;
import io.netwright.model.resource.NetworkPolicy.Direction;
import io.netwright.model.resource.NetworkPolicy.Peer;
import io.netwright.model.resource.PodSpec;
import io.netwright.model.resource.PortRef;
import io.netwright.sim.control.Cluster;
import io.netwright.sim.control.ClusterPod;

import org.jspecify.annotations.Nullable;

import java.util.stream.Stream;

/// What policies say of one packet, rule by rule, straight from R8.1 to R8.10.
final class NaiveOracle {
    private final Cluster cluster;

    NaiveOracle(Cluster cluster) {
        this.cluster = cluster;
    }

    /// A packet's end: a pod, or an address that no pod has.
    record End(@Nullable ClusterPod pod, @Nullable IpAddress address) {}

    boolean allows(ClusterPod from, ClusterPod to, Protocol protocol, int port) {
        if (from.key().equals(to.key())) {
            return true;
        }
        if (from.ips().isEmpty() || to.ips().isEmpty()) {
            return allows(new End(from, null), new End(to, null), protocol, port);
        }
        return Stream.of(IpFamily.values())
                .filter(it -> from.address(it) != null && to.address(it) != null)
                .anyMatch(it -> allows(end(from, it), end(to, it), protocol, port));
    }

    private static End end(ClusterPod pod, IpFamily family) {
        return new End(pod, pod.addressGiven() ? pod.address(family) : null);
    }

    boolean allows(End from, End to, Protocol protocol, int port) {
        if (from.pod != null
                && to.pod != null
                && from.pod.spec().hostNetwork()
                && from.pod.node() != null
                && from.pod.node().equals(to.pod.node())) {
            return true;
        }
        return passes(Direction.EGRESS, from, to, to, protocol, port)
                && passes(Direction.INGRESS, to, from, to, protocol, port);
    }

    private boolean passes(
            Direction direction, End own, End peer, End target, Protocol protocol, int port) {
        if (own.pod == null || own.pod.spec().hostNetwork()) {
            return true;
        }
        boolean isolated = false;
        for (var policy : cluster.policies()) {
            if (!own.pod.namespace().equals(policy.key().namespace())
                    || !policy.podSelector().matches(own.pod.labels())
                    || !policy.isolates(direction)) {
                continue;
            }
            isolated = true;
            for (var rule : policy.rules(direction)) {
                if (matches(policy, rule, peer, target, protocol, port)) {
                    return true;
                }
            }
        }
        return !isolated;
    }

    private boolean matches(
            NetworkPolicy policy,
            NetworkPolicy.Rule rule,
            End peer,
            End target,
            Protocol protocol,
            int port) {
        boolean portsOk = rule.ports().isEmpty();
        boolean namedOk = false;
        for (var wanted : rule.ports()) {
            if (wanted.protocol() == protocol) {
                switch (wanted.port()) {
                    case null -> portsOk = true;
                    case PortRef.Numbered(int number) ->
                            portsOk |=
                                    wanted.endPort() == null
                                            ? port == number
                                            : number <= port && port <= wanted.endPort();
                    case PortRef.Named(String name) ->
                            namedOk |=
                                    target.pod != null && named(target.pod, name, protocol, port);
                }
            }
        }
        if (rule.peers().isEmpty()) {
            return portsOk || namedOk;
        }
        for (var candidate : rule.peers()) {
            boolean matched =
                    switch (candidate) {
                        case Peer.IpBlock block ->
                                peer.address != null
                                        && block.cidr().contains(peer.address)
                                        && block.except().stream()
                                                .noneMatch(it -> it.contains(peer.address));
                        case Peer.Pods pods -> selects(policy, pods, peer.pod);
                    };
            if (matched && (portsOk || namedOk)) {
                return true;
            }
        }
        return false;
    }

    private boolean selects(NetworkPolicy policy, Peer.Pods peer, @Nullable ClusterPod pod) {
        if (pod == null || pod.spec().hostNetwork()) {
            return false;
        }
        var namespaces = peer.namespaces();
        boolean there =
                namespaces == null
                        ? pod.namespace().equals(policy.key().namespace())
                        : namespaces.matches(cluster.namespaceLabels(pod.namespace()));
        var pods = peer.pods();
        return there && (pods == null || pods.matches(pod.labels()));
    }

    private static boolean named(ClusterPod pod, String name, Protocol protocol, int port) {
        var sidecars =
                pod.spec().initContainers().stream()
                        .filter(it -> "Always".equals(it.restartPolicy()));
        return Stream.concat(pod.spec().containers().stream(), sidecars)
                .map(PodSpec.Container::ports)
                .flatMap(it -> it.stream())
                .anyMatch(
                        it ->
                                name.equals(it.name())
                                        && it.protocol() == protocol
                                        && it.containerPort() == port);
    }
}

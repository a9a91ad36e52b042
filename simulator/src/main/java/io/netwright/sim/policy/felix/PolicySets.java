package io.netwright.sim.policy.felix;

import io.netwright.model.net.IpFamily;
import io.netwright.model.net.Protocol;
import io.netwright.model.resource.LabelSelector;
import io.netwright.model.resource.NetworkPolicy.Peer;
import io.netwright.sim.control.Cluster;
import io.netwright.sim.control.ClusterPod;
import io.netwright.sim.fabric.IpSet;
import io.netwright.sim.fabric.NamespaceBuilder;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;

/// The ipsets that policies need: what selectors match, and where ports of a name are. Made once
/// for all nodes; each node has those that its own endpoints' policies name.
final class PolicySets {
    private final Cluster cluster;
    private final IpFamily family;
    private final List<ClusterPod> endpoints;
    private final LinkedHashMap<String, IpSet> sets = new LinkedHashMap<>();
    private final LinkedHashSet<String> used = new LinkedHashSet<>();

    PolicySets(Cluster cluster, IpFamily family) {
        this.cluster = cluster;
        this.family = family;
        endpoints =
                cluster.pods().stream()
                        .filter(it -> it.running() && !it.spec().hostNetwork())
                        .toList();
    }

    /// The set of the pods that a peer of a policy selects.
    ///
    /// @param home the policy's namespace
    String pods(String home, Peer.Pods peer) {
        var name = ShortNames.set(family, "s", identity(home, peer));
        used.add(name);
        sets.computeIfAbsent(
                name,
                it -> {
                    var members = new ArrayList<IpSet.Member>();
                    for (var pod : selected(home, peer)) {
                        var address = pod.address(family);
                        if (address != null) {
                            members.add(new IpSet.Member(address.host(), null, 0, false));
                        }
                    }
                    return new IpSet(it, "hash:net", family, distinct(members));
                });
        return name;
    }

    /// The set of the addresses and ports that a named port stands for.
    ///
    /// @param peer whose pods, null for all
    String namedPort(String home, Peer.@Nullable Pods peer, Protocol protocol, String port) {
        var whose = peer == null ? "all" : identity(home, peer);
        var name = ShortNames.set(family, "n", whose + " " + protocol + " " + port);
        used.add(name);
        sets.computeIfAbsent(
                name,
                it -> {
                    var members = new ArrayList<IpSet.Member>();
                    for (var pod : peer == null ? endpoints : selected(home, peer)) {
                        addPorts(members, pod, protocol, port);
                    }
                    return new IpSet(it, "hash:ip,port", family, distinct(members));
                });
        return name;
    }

    /// Writes what was asked for since the last time.
    void write(NamespaceBuilder tables) {
        for (var name : used) {
            var set = sets.get(name);
            if (set != null) {
                tables.set(set);
            }
        }
        used.clear();
    }

    private static List<IpSet.Member> distinct(List<IpSet.Member> members) {
        return members.stream()
                .distinct()
                .sorted(
                        Comparator.comparing(IpSet.Member::cidr)
                                .thenComparingInt(IpSet.Member::port))
                .toList();
    }

    private void addPorts(
            List<IpSet.Member> members, ClusterPod pod, Protocol protocol, String port) {
        var address = pod.address(family);
        if (address == null) {
            return;
        }
        for (var container : pod.spec().containers()) {
            for (var declared : container.ports()) {
                if (port.equals(declared.name()) && declared.protocol() == protocol) {
                    members.add(
                            new IpSet.Member(
                                    address.host(), protocol, declared.containerPort(), false));
                }
            }
        }
    }

    private List<ClusterPod> selected(String home, Peer.Pods peer) {
        var namespaces = peer.namespaces();
        var pods = Objects.requireNonNullElse(peer.pods(), LabelSelector.EVERYTHING);
        Predicate<ClusterPod> placed =
                namespaces == null
                        ? it -> it.namespace().equals(home)
                        : it -> namespaces.matches(cluster.namespaceLabels(it.namespace()));
        return endpoints.stream().filter(placed).filter(it -> pods.matches(it.labels())).toList();
    }

    private static String identity(String home, Peer.Pods peer) {
        var namespaces = peer.namespaces();
        return (namespaces == null ? home : text(namespaces)) + " " + text(peer.pods());
    }

    private static String text(@Nullable LabelSelector selector) {
        return selector == null ? "" : selector.toString();
    }
}

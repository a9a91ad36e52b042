package io.netwright.sim.policy;

import io.netwright.model.net.Protocol;
import io.netwright.model.resource.LabelSelector;
import io.netwright.model.resource.Labels;
import io.netwright.model.resource.NetworkPolicy;
import io.netwright.model.resource.NetworkPolicy.Direction;
import io.netwright.model.resource.NetworkPolicy.Peer;
import io.netwright.model.resource.PortRef;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/// Policies with their distinct peers, blocks and port names numbered.
final class PolicyIndex {
    final List<NetworkPolicy> policies;
    final List<PodPeer> peers = new ArrayList<>();
    final List<Peer.IpBlock> blocks = new ArrayList<>();
    final List<PortName> names = new ArrayList<>();

    private final List<List<Rule>> ingress = new ArrayList<>();
    private final List<List<Rule>> egress = new ArrayList<>();
    private final Map<Object, Integer> numbers = new LinkedHashMap<>();
    private final TreeSet<String> keys = new TreeSet<>();
    private final SequencedMap<String, List<Integer>> byNamespace = new LinkedHashMap<>();

    /// @param home the only namespace, null for those that `namespaces` selects
    record PodPeer(
            @Nullable String home,
            @Nullable LabelSelector namespaces,
            @Nullable LabelSelector pods) {
        boolean matchesNamespace(String name, Labels labels) {
            return namespaces == null ? name.equals(home) : namespaces.matches(labels);
        }

        boolean matchesLabels(Labels labels) {
            return pods == null || pods.matches(labels);
        }
    }

    record PortName(String name, Protocol protocol) {}

    /// A rule; without peers and blocks it matches everybody.
    ///
    /// @param ports by number
    /// @param names numbers of port names
    record Rule(
            boolean anybody,
            List<Integer> peers,
            List<Integer> blocks,
            PortSet ports,
            List<Integer> names) {}

    PolicyIndex(List<NetworkPolicy> policies) {
        this.policies = List.copyOf(policies);
        for (int i = 0; i < policies.size(); i++) {
            var policy = policies.get(i);
            addKeys(policy.podSelector());
            byNamespace.computeIfAbsent(namespace(policy), _ -> new ArrayList<>()).add(i);
            ingress.add(rules(policy, Direction.INGRESS));
            egress.add(rules(policy, Direction.EGRESS));
        }
    }

    static String namespace(NetworkPolicy policy) {
        return Objects.requireNonNull(policy.key().namespace());
    }

    List<Rule> rules(int policy, Direction direction) {
        return (direction == Direction.INGRESS ? ingress : egress).get(policy);
    }

    /// The policies that isolate pods with those labels in a direction.
    List<Integer> selecting(String namespace, Labels labels, Direction direction) {
        var selecting = new ArrayList<Integer>();
        for (int i : byNamespace.getOrDefault(namespace, List.of())) {
            var policy = policies.get(i);
            if (policy.isolates(direction) && policy.podSelector().matches(labels)) {
                selecting.add(i);
            }
        }
        return selecting;
    }

    /// The labels that some selector asks for; pods differ in nothing else.
    Labels relevant(Labels labels) {
        var relevant = new TreeMap<String, String>();
        for (var entry : labels.values().entrySet()) {
            if (keys.contains(entry.getKey())) {
                relevant.put(entry.getKey(), entry.getValue());
            }
        }
        return new Labels(relevant);
    }

    private List<Rule> rules(NetworkPolicy policy, Direction direction) {
        var rules = new ArrayList<Rule>();
        if (policy.isolates(direction)) {
            for (var rule : policy.rules(direction)) {
                rules.add(rule(namespace(policy), rule));
            }
        }
        return rules;
    }

    private Rule rule(String home, NetworkPolicy.Rule rule) {
        var rulePeers = new ArrayList<Integer>();
        var ruleBlocks = new ArrayList<Integer>();
        for (var peer : rule.peers()) {
            switch (peer) {
                case Peer.Pods(var pods, var namespaces) -> {
                    addKeys(pods);
                    var own =
                            new PodPeer(
                                    namespaces == null ? home : null,
                                    namespaces,
                                    pods == null || pods.isEmpty() ? null : pods);
                    rulePeers.add(number(own, peers));
                }
                case Peer.IpBlock block -> ruleBlocks.add(number(block, blocks));
            }
        }
        var ports = rule.ports().isEmpty() ? PortSet.ALL : PortSet.NONE;
        var ruleNames = new ArrayList<Integer>();
        for (var port : rule.ports()) {
            switch (port.port()) {
                case PortRef.Named(String name) ->
                        ruleNames.add(number(new PortName(name, port.protocol()), names));
                case null -> ports = ports.union(Ports.of(port));
                case PortRef.Numbered _ -> ports = ports.union(Ports.of(port));
            }
        }
        return new Rule(rule.peers().isEmpty(), rulePeers, ruleBlocks, ports, ruleNames);
    }

    private void addKeys(@Nullable LabelSelector selector) {
        if (selector != null) {
            keys.addAll(selector.matchLabels().keySet());
            selector.expressions().forEach(it -> keys.add(it.key()));
        }
    }

    private <T> int number(T value, List<T> all) {
        var known = numbers.get(value);
        if (known == null) {
            known = all.size();
            all.add(value);
            numbers.put(value, known);
        }
        return known;
    }
}

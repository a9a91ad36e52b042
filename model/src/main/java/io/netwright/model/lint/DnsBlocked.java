package io.netwright.model.lint;

import io.netwright.model.net.Protocol;
import io.netwright.model.resource.FieldPath;
import io.netwright.model.resource.Labels;
import io.netwright.model.resource.NetworkPolicy;
import io.netwright.model.resource.NetworkPolicy.Direction;
import io.netwright.model.resource.NetworkPolicy.Peer;
import io.netwright.model.resource.NetworkPolicy.Port;
import io.netwright.model.resource.NetworkPolicy.Rule;
import io.netwright.model.resource.PortRef;
import io.netwright.model.resource.ResourceKey;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// Pods that may speak to others by egress rules, and to no name server. Those that may speak to
/// nobody, or to blocks of addresses only, are meant to need no names.
final class DnsBlocked {
    private static final int PORT = 53;

    private DnsBlocked() {}

    static void check(View lab, LintCode code, Protocol protocol, Consumer<Found> out) {
        var byNamespace = new TreeMap<String, List<NetworkPolicy>>();
        for (var policy : lab.all(NetworkPolicy.class)) {
            if (policy.isolates(Direction.EGRESS)) {
                byNamespace
                        .computeIfAbsent(
                                Objects.requireNonNull(policy.key().namespace()),
                                _ -> new ArrayList<>())
                        .add(policy);
            }
        }
        byNamespace.forEach(
                (namespace, policies) -> {
                    if (policies.stream().noneMatch(DnsBlocked::speaksToPods)) {
                        return;
                    }
                    var told = new TreeSet<ResourceKey>();
                    for (var who : subjects(lab, namespace, policies)) {
                        check(lab, who, policies, code, protocol, told, out);
                    }
                });
    }

    /// Whom the policies are for.
    ///
    /// @param who a workload, or a policy that stands for its pods where the lab has none
    private record Selected(ResourceKey who, Labels labels, boolean asks) {}

    private static List<Selected> subjects(
            View lab, String namespace, List<NetworkPolicy> policies) {
        var all = new ArrayList<Selected>();
        for (var it : lab.subjects(namespace)) {
            boolean asks =
                    !it.spec().hostNetwork()
                            && !"None".equals(it.spec().dnsPolicy())
                            && !"Default".equals(it.spec().dnsPolicy());
            all.add(new Selected(it.key(), it.labels(), asks));
        }
        for (var it : policies) {
            if (it.podSelector().expressions().isEmpty()
                    && lab.select(namespace, it.podSelector()).isEmpty()) {
                all.add(new Selected(it.key(), new Labels(it.podSelector().matchLabels()), true));
            }
        }
        return all;
    }

    private static void check(
            View lab,
            Selected selected,
            List<NetworkPolicy> policies,
            LintCode code,
            Protocol protocol,
            Set<ResourceKey> told,
            Consumer<Found> out) {
        if (!selected.asks) {
            return;
        }
        var own =
                policies.stream().filter(it -> it.podSelector().matches(selected.labels)).toList();
        var rules = own.stream().flatMap(it -> it.rules(Direction.EGRESS).stream()).toList();
        boolean names = rules.stream().anyMatch(DnsBlocked::meansPods);
        boolean udp = rules.stream().anyMatch(it -> allows(it, Protocol.UDP));
        boolean tcp = rules.stream().anyMatch(it -> allows(it, Protocol.TCP));
        boolean blocked = protocol == Protocol.UDP ? !udp && !tcp : udp && !tcp;
        if (!names || !blocked) {
            return;
        }
        var policy =
                own.stream()
                        .filter(it -> !it.rules(Direction.EGRESS).isEmpty())
                        .findFirst()
                        .orElseThrow();
        if (told.add(policy.key())) { // once for all pods of the same policies
            out.accept(
                    lab.at(policy, FieldPath.of("spec", "egress"), code, words(selected))
                            .hint("allow UDP and TCP port 53 to the pods of kube-dns"));
        }
    }

    private static Object words(Selected selected) {
        return selected.who.kind().equals("NetworkPolicy")
                ? "what " + selected.who + " selects"
                : selected.who;
    }

    private static boolean speaksToPods(NetworkPolicy policy) {
        return policy.rules(Direction.EGRESS).stream().anyMatch(DnsBlocked::meansPods);
    }

    private static boolean meansPods(Rule rule) {
        return rule.peers().stream().anyMatch(Peer.Pods.class::isInstance);
    }

    /// May a packet to port 53 of some address pass?
    private static boolean allows(Rule rule, Protocol protocol) {
        return rule.ports().isEmpty()
                || rule.ports().stream()
                        .filter(it -> it.protocol() == protocol)
                        .anyMatch(DnsBlocked::holds);
    }

    private static boolean holds(Port port) {
        return switch (port.port()) {
            case null -> true;
            case PortRef.Named _ -> true; // a port of the name server may have that name
            case PortRef.Numbered(int number) ->
                    Stream.of(PORT, 5353, 9053, 1053) // what the pods behind port 53 may listen on
                            .anyMatch(
                                    it ->
                                            it >= number
                                                    && it
                                                            <= Objects.requireNonNullElse(
                                                                    port.endPort(), number));
        };
    }
}

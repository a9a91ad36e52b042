package io.netwright.app.ui.inspector;

import io.netwright.app.session.Derived;
import io.netwright.app.ui.inspector.FormField.Fact;
import io.netwright.model.resource.FieldPath;
import io.netwright.model.resource.LabelSelector;
import io.netwright.model.resource.NetworkPolicy;
import io.netwright.model.resource.NetworkPolicy.Direction;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/// A NetworkPolicy: whom it selects, and what it lets through, in words.
final class PolicyForm {
    private PolicyForm() {}

    static void add(Derived derived, NetworkPolicy policy, List<FormField> fields) {
        var selected =
                derived.cluster().pods().stream()
                        .filter(it -> it.namespace().equals(policy.key().namespace()))
                        .filter(it -> policy.podSelector().matches(it.labels()))
                        .count();
        fields.add(
                Form.labels(
                        "selector",
                        "Pods with all of",
                        policy.key(),
                        FieldPath.of("spec", "podSelector", "matchLabels"),
                        policy.podSelector().matchLabels()));
        fields.add(
                new Fact(
                        "selects",
                        "Selects",
                        "%s: %d pods".formatted(said(policy.podSelector()), selected)));
        for (var direction : Direction.values()) {
            var name = direction == Direction.INGRESS ? "Ingress" : "Egress";
            fields.add(
                    new Fact(
                            name.toLowerCase(java.util.Locale.ROOT),
                            name,
                            policy.isolates(direction)
                                    ? String.join("\n", rules(policy, direction))
                                    : "not limited by this policy"));
        }
    }

    /// What is let through, a line for each rule.
    static List<String> rules(NetworkPolicy policy, Direction direction) {
        var lines = new ArrayList<String>();
        for (var rule : policy.rules(direction)) {
            var peers = rule.peers().stream().map(PolicyForm::peer).toList();
            var ports = rule.ports().stream().map(PolicyForm::port).toList();
            var word = direction == Direction.INGRESS ? "from " : "to ";
            lines.add(
                    word
                            + (peers.isEmpty() ? "anybody" : String.join(" or ", peers))
                            + (ports.isEmpty() ? ", any port" : ", " + String.join(", ", ports)));
        }
        return lines.isEmpty() ? List.of("nothing is let through") : lines;
    }

    private static String peer(NetworkPolicy.Peer peer) {
        return switch (peer) {
            case NetworkPolicy.Peer.IpBlock(var cidr, var except) ->
                    except.isEmpty() ? cidr.toString() : cidr + " without " + except;
            case NetworkPolicy.Peer.Pods(var pods, var namespaces) -> {
                var of = pods == null ? "all pods" : "pods " + said(pods);
                yield namespaces == null ? of : of + " in namespaces " + said(namespaces);
            }
        };
    }

    private static String port(NetworkPolicy.Port port) {
        var ref = port.port();
        var end = port.endPort() == null ? "" : "–" + port.endPort();
        return port.protocol() + " " + (ref == null ? "any port" : ref.text() + end);
    }

    static String said(@Nullable LabelSelector selector) {
        if (selector == null || selector.isEmpty()) {
            return "all";
        }
        var parts = new ArrayList<String>();
        if (!selector.matchLabels().isEmpty()) {
            parts.add(Form.said(selector.matchLabels()));
        }
        for (var it : selector.expressions()) {
            var values = it.values().isEmpty() ? "" : " (" + String.join(", ", it.values()) + ")";
            parts.add(it.key() + " " + it.operator().text() + values);
        }
        return String.join(", ", parts);
    }
}

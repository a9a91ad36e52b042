package io.netwright.model.manifest;

import io.netwright.model.net.Cidr;
import io.netwright.model.net.Protocol;
import io.netwright.model.resource.AdminPolicy;
import io.netwright.model.resource.AdminPolicy.Action;
import io.netwright.model.resource.AdminPolicy.Names;
import io.netwright.model.resource.AdminPolicy.Networks;
import io.netwright.model.resource.AdminPolicy.Nodes;
import io.netwright.model.resource.AdminPolicy.Peer;
import io.netwright.model.resource.AdminPolicy.Pods;
import io.netwright.model.resource.AdminPolicy.Port;
import io.netwright.model.resource.AdminPolicy.Rule;
import io.netwright.model.resource.LabelSelector;
import io.netwright.model.resource.ObjectMeta;
import io.netwright.model.resource.ResourceKey;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/// Reads the three kinds of `policy.networking.k8s.io`. Their definition checks them.
final class AdminPolicyReader {
    private static final Choices<Action> ACTIONS =
            new Choices<>(
                    List.of("Accept", "Allow", "Deny", "Pass"),
                    List.of(Action.ACCEPT, Action.ACCEPT, Action.DENY, Action.PASS));

    private AdminPolicyReader() {}

    static AdminPolicy admin(ResourceKey key, ObjectMeta meta, Field root) {
        return policy(key, meta, root, false);
    }

    static AdminPolicy baseline(ResourceKey key, ObjectMeta meta, Field root) {
        return policy(key, meta, root, true);
    }

    static AdminPolicy cluster(ResourceKey key, ObjectMeta meta, Field root) {
        var tier = root.get("spec").get("tier").text();
        return policy(key, meta, root, "Baseline".equals(tier));
    }

    private static AdminPolicy policy(
            ResourceKey key, ObjectMeta meta, Field root, boolean baseline) {
        var spec = root.get("spec");
        var priority = spec.get("priority").whole(0);
        var subject = pods(spec.get("subject"));
        return new AdminPolicy(
                key,
                meta,
                root.get("apiVersion").text(""),
                baseline,
                priority,
                subject == null
                        ? new Pods(LabelSelector.EVERYTHING, LabelSelector.EVERYTHING)
                        : subject,
                rules(spec.get("ingress"), "from"),
                rules(spec.get("egress"), "to"));
    }

    private static LabelSelector selector(Field field) {
        var selector = MetaReader.looseSelector(field);
        return selector == null ? LabelSelector.EVERYTHING : selector;
    }

    private static @Nullable Pods pods(Field field) {
        var namespaces = field.get("namespaces");
        if (namespaces.isSet()) {
            return new Pods(selector(namespaces), LabelSelector.EVERYTHING);
        }
        var pods = field.get("pods");
        return pods.isSet()
                ? new Pods(
                        selector(pods.get("namespaceSelector")), selector(pods.get("podSelector")))
                : null;
    }

    private static List<Rule> rules(Field list, String side) {
        var rules = new ArrayList<Rule>();
        for (var item : list.items()) {
            var peers = new ArrayList<Peer>();
            for (var peer : item.get(side).items()) {
                var read = peer(peer);
                if (read != null) {
                    peers.add(read);
                }
            }
            var action = ACTIONS.get(item.get("action").text("Deny"));
            var ports = new ArrayList<Port>();
            item.get("ports").items().forEach(it -> older(it, ports));
            item.get("protocols").items().forEach(it -> newer(it, ports));
            rules.add(
                    new Rule(
                            item.get("name").text(),
                            action == null ? Action.DENY : action,
                            peers,
                            ports));
        }
        return rules;
    }

    private static @Nullable Peer peer(Field field) {
        var networks = field.get("networks");
        if (networks.isSet()) {
            var cidrs = new ArrayList<Cidr>();
            for (var text : networks.texts()) {
                Cidr.read(text).ifPresent(cidrs::add);
            }
            return new Networks(cidrs);
        }
        if (field.get("domainNames").isSet()) {
            return new Names(field.get("domainNames").texts());
        }
        if (field.get("nodes").isSet()) {
            return new Nodes(selector(field.get("nodes")));
        }
        return pods(field);
    }

    /// `v1alpha1`: a number or a range with its protocol.
    private static void older(Field item, List<Port> into) {
        var named = item.get("namedPort").text();
        if (named != null) {
            into.add(new Port(null, 0, 0, named));
            return;
        }
        var number = item.get("portNumber");
        var range = item.get("portRange");
        var of = number.isSet() ? number : range;
        int first = number.isSet() ? number.get("port").whole(0) : range.get("start").whole(0);
        into.add(
                new Port(
                        protocol(of.get("protocol").text("TCP")),
                        first,
                        number.isSet() ? first : range.get("end").whole(0),
                        null));
    }

    private static Protocol protocol(String word) {
        return switch (word) {
            case "UDP" -> Protocol.UDP;
            case "SCTP" -> Protocol.SCTP;
            default -> Protocol.TCP;
        };
    }

    /// `v1alpha2`: a protocol with its destination port.
    private static void newer(Field item, List<Port> into) {
        var named = item.get("destinationNamedPort").text();
        if (named != null) {
            into.add(new Port(null, 0, 0, named));
        }
        for (var word : List.of("TCP", "UDP", "SCTP")) {
            var protocol = item.get(word.toLowerCase(java.util.Locale.ROOT));
            if (!protocol.isSet()) {
                continue;
            }
            var port = protocol.get("destinationPort");
            var range = port.get("range");
            int number = port.get("number").whole(0);
            int first = range.isSet() ? range.get("start").whole(0) : number;
            int last = range.isSet() ? range.get("end").whole(65535) : number;
            into.add(
                    port.isSet()
                            ? new Port(protocol(word), first, last, null)
                            : new Port(protocol(word), 0, 65535, null));
        }
    }
}

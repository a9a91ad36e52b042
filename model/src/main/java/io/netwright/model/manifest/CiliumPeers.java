package io.netwright.model.manifest;

import io.netwright.model.net.Cidr;
import io.netwright.model.resource.CiliumPolicy.DnsName;
import io.netwright.model.resource.CiliumPolicy.Peer;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/// Reads the other side of a rule of Cilium's policies.
///
/// Source: cilium `pkg/policy/api/rule_validation.go` (`IngressCommonRule`, `EgressCommonRule`,
/// `CIDRRule`).
final class CiliumPeers {
    private static final List<String> KINDS =
            List.of(
                    "Endpoints",
                    "CIDR",
                    "CIDRSet",
                    "Entities",
                    "Services",
                    "FQDNs",
                    "Nodes",
                    "Groups");

    private CiliumPeers() {}

    /// The peers, null where none is given.
    static @Nullable List<Peer> read(Field rule, boolean ingress) {
        var peers = new ArrayList<Peer>();
        boolean given = false;
        String first = null;
        for (var kind : KINDS) {
            var list = rule.get((ingress ? "from" : "to") + kind);
            if (!list.isSet()) {
                continue;
            }
            given = true;
            var items = list.items();
            if (first != null && !items.isEmpty()) {
                CiliumFields.refuse(list, "it and %s in rules of their own".formatted(first));
            } else if (!items.isEmpty()) {
                first = list.name();
            }
            for (var item : items) {
                add(kind, item, peers);
            }
        }
        return given ? peers : null;
    }

    private static void add(String kind, Field item, List<Peer> peers) {
        var peer =
                switch (kind) {
                    case "Endpoints" -> new Peer.Endpoints(CiliumFields.selectorOrAll(item));
                    case "Entities" -> new Peer.Entity(item.text(""));
                    case "CIDR" -> network(item);
                    case "CIDRSet" -> networks(item);
                    case "Services" -> service(item);
                    case "FQDNs" -> name(item);
                    case "Nodes" -> new Peer.Nodes(CiliumFields.selectorOrAll(item));
                    default -> new Peer.CloudGroup(cloudGroup(item.get("aws")));
                };
        if (peer != null) {
            peers.add(peer);
        }
    }

    private static @Nullable Peer network(Field item) {
        var network = CiliumFields.network(item);
        return network == null ? null : new Peer.Network(network, List.of());
    }

    private static @Nullable Peer networks(Field item) {
        var except = CiliumFields.networks(item.get("except"));
        var group = item.get("cidrGroupRef").text("");
        if (!group.isEmpty()) {
            return new Peer.GroupName(group, except);
        }
        var selector = CiliumFields.selector(item.get("cidrGroupSelector"));
        if (selector != null) {
            return new Peer.Groups(selector, except);
        }
        var cidr = item.get("cidr");
        var network = CiliumFields.network(cidr);
        if (network == null) {
            return null;
        }
        if (cidr.text("").indexOf('/') < 0) {
            CiliumFields.refuse(cidr, "a network, such as 10.0.0.1/32 for one address");
        }
        checkExcept(network, item.get("except"));
        return new Peer.Network(network, except);
    }

    private static void checkExcept(Cidr network, Field list) {
        for (var item : list.items()) {
            var text = item.text("");
            var except = CiliumFields.network(item);
            if (except != null && text.indexOf('/') < 0) {
                CiliumFields.refuse(item, "a network, such as 10.0.0.1/32 for one address");
            } else if (except != null && !network.contains(except)) {
                CiliumFields.refuse(item, "a part of " + network);
            }
        }
    }

    private static @Nullable Peer service(Field item) {
        var named = item.get("k8sService");
        if (named.isSet()) {
            return new Peer.ServiceName(
                    named.get("namespace").text(), named.get("serviceName").text(""));
        }
        var selected = item.get("k8sServiceSelector");
        return selected.isSet()
                ? new Peer.Services(
                        selected.get("namespace").text(),
                        CiliumFields.selectorOrAll(selected.get("selector")))
                : null;
    }

    private static @Nullable Peer name(Field item) {
        var name = dnsName(item);
        return name == null ? null : new Peer.Name(name);
    }

    static @Nullable DnsName dnsName(Field item) {
        var name = item.get("matchName").text();
        var pattern = item.get("matchPattern").text();
        return name != null
                ? new DnsName(name, false)
                : pattern != null ? new DnsName(pattern, true) : null;
    }

    private static String cloudGroup(Field aws) {
        var parts = new ArrayList<String>();
        parts.add(aws.get("region").text(""));
        parts.addAll(aws.get("securityGroupsIds").texts());
        parts.addAll(aws.get("securityGroupsNames").texts());
        aws.get("labels").textMap().forEach((key, value) -> parts.add(key + "=" + value));
        return String.join(" ", List.copyOf(parts)).strip();
    }
}

package io.netwright.model.manifest;

import io.netwright.model.diag.Fault;
import io.netwright.model.net.Cidr;
import io.netwright.model.resource.LabelSelector;
import io.netwright.model.resource.NetworkPolicy;
import io.netwright.model.resource.NetworkPolicy.Direction;
import io.netwright.model.resource.NetworkPolicy.Peer;
import io.netwright.model.resource.NetworkPolicy.Rule;
import io.netwright.model.resource.ObjectMeta;
import io.netwright.model.resource.PortRef;
import io.netwright.model.resource.ResourceKey;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/// Reads network policies and refuses what R8.8 lists.
///
/// Source: kubernetes `pkg/apis/networking/validation/validation.go`.
final class PolicyReader {
    private static final Choices<Direction> TYPES =
            new Choices<>(List.of("Ingress", "Egress"), List.of(Direction.values()));

    private PolicyReader() {}

    static NetworkPolicy read(ResourceKey key, ObjectMeta meta, Field root) {
        var spec = root.get("spec");
        var selector = MetaReader.selector(spec.get("podSelector"));
        var types = new ArrayList<Direction>(2);
        for (var item : spec.get("policyTypes").items()) {
            var type = item.choice(TYPES);
            if (type != null) {
                types.add(type);
            }
        }
        if (spec.get("policyTypes").items().size() > 2) {
            spec.get("policyTypes").error(Fault.TOO_MANY, null, 2);
        }
        return new NetworkPolicy(
                key,
                meta,
                selector == null ? LabelSelector.EVERYTHING : selector,
                types,
                rules(spec.get("ingress"), "from"),
                rules(spec.get("egress"), "to"));
    }

    private static @Nullable List<Rule> rules(Field list, String peers) {
        if (!list.isSet()) {
            return null;
        }
        var rules = new ArrayList<Rule>();
        for (var item : list.items()) {
            rules.add(new Rule(peers(item.get(peers)), ports(item.get("ports"))));
        }
        return rules;
    }

    private static List<Peer> peers(Field list) {
        var peers = new ArrayList<Peer>();
        for (var item : list.items()) {
            var pods = item.get("podSelector");
            var namespaces = item.get("namespaceSelector");
            var block = item.get("ipBlock");
            boolean selects = pods.isSet() || namespaces.isSet();
            if (block.isSet() == selects) {
                var hint =
                        selects
                                ? Fault.EXCLUSIVE.hint("make two peers of it, each with its own -")
                                : Fault.EXCLUSIVE.hint(
                                        "podSelector: {} selects every pod of the namespace");
                item.error(Fault.EXCLUSIVE, hint, "ipBlock or selectors");
            }
            if (block.isSet()) {
                peers.add(block(block));
            } else {
                peers.add(
                        new Peer.Pods(MetaReader.selector(pods), MetaReader.selector(namespaces)));
            }
        }
        return peers;
    }

    private static Peer block(Field block) {
        var cidr = NetFields.cidr(block.get("cidr").required());
        var excepts = new ArrayList<Cidr>(0);
        for (var item : block.get("except").items()) {
            var except = NetFields.cidr(item);
            if (except == null) {
                continue;
            }
            excepts.add(except);
            boolean inside =
                    cidr == null || (cidr.contains(except) && except.length() > cidr.length());
            if (!inside) {
                item.error(Fault.BAD_VALUE, null, except, "strictly inside " + cidr);
            }
        }
        return new Peer.IpBlock(cidr == null ? Cidr.ALL_V4 : cidr, excepts);
    }

    private static List<NetworkPolicy.Port> ports(Field list) {
        var ports = new ArrayList<NetworkPolicy.Port>();
        for (var item : list.items()) {
            var port = NetFields.portRef(item.get("port"));
            ports.add(
                    new NetworkPolicy.Port(
                            NetFields.protocol(item.get("protocol")), port, endPort(item, port)));
        }
        return ports;
    }

    private static @Nullable Integer endPort(Field item, @Nullable PortRef port) {
        var field = item.get("endPort");
        var end = field.integer(1, 65535);
        if (end == null) {
            return null;
        }
        if (!(port instanceof PortRef.Numbered(int first))) {
            if (port != null || !item.get("port").isSet()) {
                field.error(Fault.NOT_ALLOWED, null, "without a port number");
            }
            return null;
        }
        if (end < first) {
            field.error(Fault.OUT_OF_RANGE, null, first, 65535, end);
        }
        return end;
    }
}

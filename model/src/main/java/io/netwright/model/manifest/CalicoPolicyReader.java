package io.netwright.model.manifest;

import io.netwright.model.net.Cidr;
import io.netwright.model.net.IpFamily;
import io.netwright.model.resource.CalicoPolicy;
import io.netwright.model.resource.CalicoPolicy.Accounts;
import io.netwright.model.resource.CalicoPolicy.Action;
import io.netwright.model.resource.CalicoPolicy.Http;
import io.netwright.model.resource.CalicoPolicy.Icmp;
import io.netwright.model.resource.CalicoPolicy.Path;
import io.netwright.model.resource.CalicoPolicy.Port;
import io.netwright.model.resource.CalicoPolicy.Rule;
import io.netwright.model.resource.CalicoPolicy.ServiceName;
import io.netwright.model.resource.CalicoPolicy.Side;
import io.netwright.model.resource.CalicoSelector;
import io.netwright.model.resource.ObjectMeta;
import io.netwright.model.resource.ResourceKey;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// Reads Calico's policies. Their definitions check little; the rest is Calico's own validation.
///
/// Source: projectcalico/calico `libcalico-go/lib/validator/v3/validator.go` (`validateRule`,
/// `validateEntityRule`, `validateNetworkPolicy`, `validateGlobalNetworkPolicy`).
final class CalicoPolicyReader {
    private static final Pattern GLOBAL_AMONG_OTHERS =
            Pattern.compile("(&&|\\|\\|) global\\(\\)|global\\(\\) (&&|\\|\\|)");

    private CalicoPolicyReader() {}

    static CalicoPolicy read(ResourceKey key, ObjectMeta meta, Field root) {
        var spec = root.get("spec");
        boolean global = key.namespace() == null;
        var policy =
                new CalicoPolicy(
                        key,
                        meta,
                        root.get("apiVersion").text(""),
                        tier(spec.get("tier")),
                        spec.get("order").numberOrNull(),
                        types(spec.get("types")),
                        selector(spec.get("selector")),
                        global ? CalicoFields.localSelector(spec.get("namespaceSelector")) : null,
                        CalicoFields.localSelector(spec.get("serviceAccountSelector")),
                        spec.get("applyOnForward").isTrue(),
                        spec.get("doNotTrack").isTrue(),
                        spec.get("preDNAT").isTrue(),
                        rules(spec.get("ingress"), true, global),
                        rules(spec.get("egress"), false, global));
        checkHostOptions(policy, spec);
        return policy;
    }

    private static String tier(Field field) {
        var tier = field.text("");
        return tier.isEmpty() ? "default" : tier;
    }

    private static CalicoSelector selector(Field field) {
        var selector = CalicoFields.localSelector(field);
        return selector == null ? new CalicoSelector.All() : selector;
    }

    private static void checkHostOptions(CalicoPolicy policy, Field spec) {
        var preDnat = spec.get("preDNAT");
        if (policy.preDnat() && policy.doNotTrack()) {
            CalicoFields.refuse(preDnat, "either preDNAT or doNotTrack");
        }
        if (policy.preDnat() && !policy.egress().isEmpty()) {
            CalicoFields.refuse(spec.get("egress"), "no egress rules with preDNAT");
        }
        if (policy.preDnat()
                && policy.types() != null
                && policy.types().contains(CalicoPolicy.Type.EGRESS)) {
            CalicoFields.refuse(spec.get("types"), "no type Egress with preDNAT");
        }
        if (!policy.applyOnForward() && (policy.preDnat() || policy.doNotTrack())) {
            CalicoFields.refuse(
                    policy.preDnat() ? preDnat : spec.get("doNotTrack"), "applyOnForward with it");
        }
    }

    private static @Nullable List<CalicoPolicy.Type> types(Field list) {
        if (!list.isSet()) {
            return null;
        }
        var types = new ArrayList<CalicoPolicy.Type>();
        for (var item : list.items()) {
            var type =
                    switch (item.text("")) {
                        case "Ingress" -> CalicoPolicy.Type.INGRESS;
                        case "Egress" -> CalicoPolicy.Type.EGRESS;
                        default -> null;
                    };
            if (type == null) {
                CalicoFields.refuse(item, "Ingress or Egress");
            } else if (types.contains(type)) {
                CalicoFields.refuse(item, "each type once");
            } else {
                types.add(type);
            }
        }
        return types;
    }

    private static List<Rule> rules(Field list, boolean ingress, boolean global) {
        var rules = new ArrayList<Rule>();
        for (var item : list.items()) {
            rules.add(rule(item, ingress));
            var here = item.get(ingress ? "source" : "destination").get("services");
            var there = item.get(ingress ? "destination" : "source").get("services");
            if (there.isSet()) {
                CalicoFields.refuse(
                        there,
                        ingress
                                ? "services of ingress rules in source"
                                : "services of egress rules in destination");
            }
            if (global && here.isSet() && here.get("namespace").text("").isEmpty()) {
                CalicoFields.refuse(
                        here.get("namespace"), "the namespace of the service in a global policy");
            }
        }
        return rules;
    }

    private static Rule rule(Field item, boolean ingress) {
        var action = action(item.get("action"));
        var protocol = CalicoFields.protocol(item.get("protocol"));
        var rule =
                new Rule(
                        action == null ? Action.DENY : action,
                        version(item.get("ipVersion")),
                        protocol,
                        CalicoFields.protocol(item.get("notProtocol")),
                        icmp(item.get("icmp")),
                        icmp(item.get("notICMP")),
                        side(item.get("source")),
                        side(item.get("destination")),
                        http(item.get("http")));
        if (rule.icmp() != null && (protocol == null || (protocol != 1 && protocol != 58))) {
            CalicoFields.refuse(item.get("icmp"), "protocol ICMP or ICMPv6 with it");
        }
        checkVersion(rule, item);
        checkFamilies(rule, item);
        checkPorts(rule, item);
        if (rule.http() != null) {
            checkHttp(rule, item, ingress);
        }
        return rule;
    }

    private static @Nullable Action action(Field field) {
        return switch (field.text("")) {
            case "Allow" -> Action.ALLOW;
            case "Deny" -> Action.DENY;
            case "Log" -> Action.LOG;
            case "Pass" -> Action.PASS;
            default -> {
                if (field.text() != null) {
                    CalicoFields.refuse(field, "Allow, Deny, Log or Pass");
                }
                yield null;
            }
        };
    }

    private static @Nullable Integer version(Field field) {
        if (!field.isSet()) {
            return null;
        }
        int version = field.whole(4);
        if (version != 4 && version != 6) {
            CalicoFields.refuse(field, "4 or 6");
            return null;
        }
        return version;
    }

    private static @Nullable Icmp icmp(Field field) {
        if (!field.isSet()) {
            return null;
        }
        var type = field.get("type");
        var code = field.get("code");
        if (code.isSet() && !type.isSet()) {
            CalicoFields.refuse(code, "a type with the code");
        }
        return new Icmp(CalicoFields.bounded(type, 0, 254), CalicoFields.bounded(code, 0, 255));
    }

    private static void checkVersion(Rule rule, Field item) {
        var version = rule.version();
        if (version == null) {
            return;
        }
        for (var protocol : new Integer[] {rule.protocol(), rule.notProtocol()}) {
            boolean other =
                    protocol != null
                            && ((protocol == 1 && version == 6)
                                    || (protocol == 58 && version == 4));
            if (other) {
                CalicoFields.refuse(
                        item.get("ipVersion"), "ICMP with version 4, ICMPv6 with version 6");
            }
        }
    }

    private static void checkFamilies(Rule rule, Field item) {
        IpFamily seen = null;
        for (var end : List.of("source", "destination")) {
            var side = end.equals("source") ? rule.source() : rule.destination();
            for (var name : List.of("nets", "notNets")) {
                for (var net : name.equals("nets") ? side.networks() : side.notNetworks()) {
                    var family = net.family();
                    if (rule.version() != null
                            && (family == IpFamily.V4) != (rule.version() == 4)) {
                        CalicoFields.refuse(
                                item.get(end).get(name), "networks of the rule's ipVersion");
                    } else if (seen != null && seen != family) {
                        CalicoFields.refuse(
                                item.get(end).get(name), "networks of one family in a rule");
                    }
                    seen = family;
                }
            }
        }
    }

    private static void checkPorts(Rule rule, Field item) {
        for (var end : List.of("source", "destination")) {
            for (var name : List.of("ports", "notPorts")) {
                var ports = item.get(end).get(name);
                if (ports.items().isEmpty()) {
                    continue;
                }
                if (!CalicoFields.hasPorts(rule.protocol())) {
                    CalicoFields.refuse(ports, "protocol TCP, UDP or SCTP with ports");
                }
                if (end.equals("destination") && rule.destination().service() != null) {
                    CalicoFields.refuse(ports, "no ports with a service, which has its own");
                }
            }
        }
    }

    private static void checkHttp(Rule rule, Field item, boolean ingress) {
        if (!ingress || rule.action() != Action.ALLOW) {
            CalicoFields.refuse(item.get("http"), "HTTP only in ingress rules that allow");
        }
        if (rule.protocol() != null && rule.protocol() != 6) {
            CalicoFields.refuse(item.get("protocol"), "protocol TCP or none with HTTP");
        }
    }

    private static @Nullable Http http(Field field) {
        if (!field.isSet()) {
            return null;
        }
        var methods = field.get("methods").texts();
        if (methods.stream().distinct().count() < methods.size()) {
            CalicoFields.refuse(field.get("methods"), "each method once");
        }
        var paths = new ArrayList<Path>();
        for (var item : field.get("paths").items()) {
            var exact = item.get("exact").text("");
            var prefix = item.get("prefix").text("");
            var text = exact.isEmpty() ? prefix : exact;
            if (exact.isEmpty() == prefix.isEmpty()) {
                CalicoFields.refuse(item, "either exact or prefix");
            } else if (!text.startsWith("/") || text.matches("(?s).*[? #].*")) {
                CalicoFields.refuse(item, "a path that begins with / and has no ?, # or space");
            }
            paths.add(new Path(text, exact.isEmpty()));
        }
        return new Http(methods, paths);
    }

    private static Side side(Field field) {
        if (!field.isSet()) {
            return Side.ANY;
        }
        var namespaces = CalicoFields.selectorOrNull(field.get("namespaceSelector"));
        if (namespaces != null && GLOBAL_AMONG_OTHERS.matcher(namespaces.text()).find()) {
            CalicoFields.refuse(field.get("namespaceSelector"), "global() alone");
        }
        var service = service(field);
        return new Side(
                CalicoFields.localSelector(field.get("selector")),
                CalicoFields.selectorOrNull(field.get("notSelector")),
                namespaces,
                nets(field.get("nets")),
                nets(field.get("notNets")),
                ports(field.get("ports")),
                ports(field.get("notPorts")),
                accounts(field.get("serviceAccounts")),
                service);
    }

    private static @Nullable ServiceName service(Field side) {
        var field = side.get("services");
        if (!field.isSet()) {
            return null;
        }
        var name = field.get("name").text("");
        if (name.isEmpty()) {
            CalicoFields.refuse(field, "the name of a service");
        }
        for (var other :
                List.of(
                        "namespaceSelector",
                        "selector",
                        "notSelector",
                        "serviceAccounts",
                        "nets",
                        "notNets")) {
            if (side.get(other).isSet() && !side.get(other).isEmptyText()) {
                CalicoFields.refuse(field, "services without " + other);
            }
        }
        return new ServiceName(field.get("namespace").text(), name);
    }

    private static @Nullable Accounts accounts(Field field) {
        return field.isSet()
                ? new Accounts(
                        field.get("names").texts(),
                        CalicoFields.selectorOrNull(field.get("selector")))
                : null;
    }

    /// Unlike elsewhere an address alone is none here.
    private static List<Cidr> nets(Field list) {
        var networks = new ArrayList<Cidr>();
        for (var item : list.items()) {
            if (item.text("/").indexOf('/') < 0) {
                CalicoFields.refuse(item, "a network, such as 10.0.0.1/32 for one address");
                continue;
            }
            var network = CalicoFields.network(item);
            if (network != null) {
                networks.add(network);
            }
        }
        return networks;
    }

    private static List<Port> ports(Field list) {
        var ports = new ArrayList<Port>();
        for (var item : list.items()) {
            var port = CalicoFields.port(item);
            if (port != null) {
                ports.add(port);
            }
        }
        return ports;
    }
}

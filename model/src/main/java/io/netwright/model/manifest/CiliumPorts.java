package io.netwright.model.manifest;

import io.netwright.model.net.PortRange;
import io.netwright.model.resource.CiliumPolicy.Header;
import io.netwright.model.resource.CiliumPolicy.Layer7;
import io.netwright.model.resource.CiliumPolicy.Port;
import io.netwright.model.resource.CiliumPolicy.Ports;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// Reads the ports of a rule of Cilium's policies, and what its proxy asks of requests.
///
/// Source: cilium `pkg/policy/api/rule_validation.go` (`PortRule`, `PortProtocol`, `L7Rules`).
final class CiliumPorts {
    private static final Pattern DIGITS = Pattern.compile("[0-9]{1,9}");
    private static final List<String> WITHOUT_PORTS =
            List.of("VRRP", "IGMP", "GRE", "IPIP", "IPV6", "ESP", "AH");

    private CiliumPorts() {}

    /// The ports, null where none is given.
    static @Nullable List<Ports> read(Field list, boolean ingress, boolean host) {
        if (!list.isSet()) {
            return null;
        }
        var all = new ArrayList<Ports>();
        for (var item : list.items()) {
            all.add(one(item, ingress, host));
        }
        return all;
    }

    private static Ports one(Field item, boolean ingress, boolean host) {
        var rules = item.get("rules");
        var layer7 = layer7(rules);
        boolean dns = !rules.get("dns").items().isEmpty();
        var ports = new ArrayList<Port>();
        for (var field : item.get("ports").items()) {
            var port = port(field);
            if (port != null) {
                ports.add(port);
                if (!layer7.isEmpty()) {
                    checkPort(field, port, dns);
                }
            }
        }
        if (dns && ingress) {
            CiliumFields.refuse(rules.get("dns"), "DNS rules only for egress");
        } else if (dns && ports.isEmpty()) {
            CiliumFields.refuse(rules.get("dns"), "port 53 with DNS rules");
        }
        if (host && !rules.get("http").items().isEmpty()) {
            CiliumFields.refuse(rules.get("http"), "no HTTP rules for nodes");
        }
        checkProxy(item, ingress, !layer7.isEmpty());
        return new Ports(
                ports,
                layer7,
                item.get("serverNames").texts(),
                item.get("listener").get("name").text(),
                item.get("terminatingTLS").isSet());
    }

    private static void checkProxy(Field item, boolean ingress, boolean layer7) {
        var listener = item.get("listener");
        if (listener.isSet() && ingress) {
            CiliumFields.refuse(listener, "a listener only for egress");
        } else if (listener.isSet() && layer7) {
            CiliumFields.refuse(listener, "a listener without rules");
        }
        var names = item.get("serverNames");
        if (layer7 && !names.items().isEmpty() && !item.get("terminatingTLS").isSet()) {
            CiliumFields.refuse(names, "terminatingTLS with server names and rules");
        }
    }

    private static void checkPort(Field field, Port port, boolean dns) {
        var range = port.range();
        if (PortRange.ALL.equals(range)) {
            CiliumFields.refuse(field.get("port"), "a port with rules, not 0");
        } else if (dns && range != null && range.to() > range.from()) {
            CiliumFields.refuse(field.get("endPort"), "one port with DNS rules");
        }
        if (!dns && !port.protocol().equals("TCP")) {
            CiliumFields.refuse(field.get("protocol"), "protocol TCP with HTTP rules");
        }
    }

    private static @Nullable Port port(Field field) {
        var text = field.get("port").text("");
        var protocol = field.get("protocol").text("ANY").toUpperCase(Locale.ROOT);
        if (protocol.isEmpty()) {
            protocol = "ANY";
        }
        if (!text.isEmpty() && !DIGITS.matcher(text).matches()) {
            return new Port(null, text.toLowerCase(Locale.ROOT), protocol);
        }
        int number = text.isEmpty() ? 0 : Integer.parseInt(text);
        if (number > 65535) {
            CiliumFields.refuse(field.get("port"), "a port from 0 to 65535, or a name");
            return null;
        }
        if (number != 0 && WITHOUT_PORTS.contains(protocol)) {
            CiliumFields.refuse(field.get("port"), "no port with " + protocol);
        }
        int end = field.get("endPort").whole(0);
        if (number == 0) {
            return new Port(PortRange.ALL, null, protocol);
        }
        return new Port(
                new PortRange(number, end > number && end <= 65535 ? end : number), null, protocol);
    }

    private static List<Layer7> layer7(Field rules) {
        var all = new ArrayList<Layer7>();
        for (var item : rules.get("http").items()) {
            all.add(
                    new Layer7.Http(
                            item.get("method").text(),
                            item.get("path").text(),
                            item.get("host").text(),
                            item.get("headers").texts(),
                            headers(item.get("headerMatches"))));
        }
        for (var item : rules.get("dns").items()) {
            var name = CiliumPeers.dnsName(item);
            if (name != null) {
                all.add(new Layer7.Dns(name));
            }
        }
        for (var item : rules.get("kafka").items()) {
            all.add(
                    new Layer7.Kafka(
                            item.get("role").text(),
                            item.get("apiKey").text(),
                            item.get("apiVersion").text(),
                            item.get("clientID").text(),
                            item.get("topic").text()));
        }
        return all;
    }

    private static List<Header> headers(Field list) {
        var headers = new ArrayList<Header>();
        for (var item : list.items()) {
            headers.add(
                    new Header(
                            item.get("name").text(""),
                            item.get("value").text(),
                            item.get("mismatch").text()));
        }
        return headers;
    }
}

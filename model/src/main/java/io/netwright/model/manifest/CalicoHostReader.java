package io.netwright.model.manifest;

import io.netwright.model.net.IpAddress;
import io.netwright.model.resource.CalicoHostEndpoint;
import io.netwright.model.resource.CalicoHostEndpoint.Port;
import io.netwright.model.resource.CalicoNetworkSet;
import io.netwright.model.resource.CalicoTier;
import io.netwright.model.resource.ObjectMeta;
import io.netwright.model.resource.ResourceKey;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// Reads what Calico's policies are about beside pods, and the tiers that they are in.
///
/// Sources: projectcalico/calico `libcalico-go/lib/validator/v3/validator.go`
/// (`validateHostEndpointSpec`, `validateEndpointPort`); projectcalico/api `hostendpoint.go`,
/// `networkset.go`, `tier.go`.
final class CalicoHostReader {
    private static final Pattern INTERFACE = Pattern.compile("\\*|[a-zA-Z0-9_.-]{1,15}");

    private CalicoHostReader() {}

    static CalicoTier tier(ResourceKey key, ObjectMeta meta, Field root) {
        var spec = root.get("spec");
        return new CalicoTier(
                key,
                meta,
                root.get("apiVersion").text(""),
                spec.get("order").numberOrNull(),
                "Pass".equals(spec.get("defaultAction").text()));
    }

    static CalicoNetworkSet networkSet(ResourceKey key, ObjectMeta meta, Field root) {
        return new CalicoNetworkSet(
                key,
                meta,
                root.get("apiVersion").text(""),
                CalicoFields.looseNetworks(root.get("spec").get("nets")));
    }

    static CalicoHostEndpoint hostEndpoint(ResourceKey key, ObjectMeta meta, Field root) {
        var spec = root.get("spec");
        var node = spec.get("node").text("");
        if (node.isEmpty()) {
            CalicoFields.refuse(spec.get("node"), "the name of a node");
        }
        var name = spec.get("interfaceName").text("");
        var addresses = new ArrayList<IpAddress>();
        for (var item : spec.get("expectedIPs").items()) {
            var address = CalicoFields.address(item, "an address");
            if (address != null) {
                addresses.add(address);
            }
        }
        if (name.isEmpty() && spec.get("expectedIPs").items().isEmpty()) {
            CalicoFields.refuse(spec.get("interfaceName"), "interfaceName or expectedIPs");
        } else if (!name.isEmpty() && !INTERFACE.matcher(name).matches()) {
            CalicoFields.refuse(spec.get("interfaceName"), "the name of an interface, or *");
        }
        return new CalicoHostEndpoint(
                key,
                meta,
                root.get("apiVersion").text(""),
                node,
                name.isEmpty() ? null : name,
                addresses,
                spec.get("profiles").texts(),
                ports(spec.get("ports")));
    }

    private static List<Port> ports(Field list) {
        var ports = new ArrayList<Port>();
        for (var item : list.items()) {
            var name = item.get("name").text("");
            if (item.get("name").isSet() && !Syntax.Form.PORT_NAME.matches(name)) {
                CalicoFields.refuse(item.get("name"), Syntax.Form.PORT_NAME.words());
            }
            var protocol = CalicoFields.protocol(item.get("protocol"));
            if (protocol != null && !CalicoFields.hasPorts(protocol)) {
                CalicoFields.refuse(item.get("protocol"), "TCP, UDP or SCTP");
            }
            var number = CalicoFields.bounded(item.get("port"), 1, 65535);
            if (protocol != null && number != null) {
                ports.add(new Port(name, protocol, number));
            }
        }
        return ports;
    }
}

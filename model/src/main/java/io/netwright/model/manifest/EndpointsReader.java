package io.netwright.model.manifest;

import io.netwright.model.diag.Fault;
import io.netwright.model.manifest.Syntax.Form;
import io.netwright.model.resource.Endpoints;
import io.netwright.model.resource.Endpoints.Address;
import io.netwright.model.resource.Endpoints.Port;
import io.netwright.model.resource.Endpoints.Subset;
import io.netwright.model.resource.ObjectMeta;
import io.netwright.model.resource.ResourceKey;

import java.util.ArrayList;
import java.util.List;

/// Reads Endpoints, the older form of endpoint slices.
///
/// Source: kubernetes `pkg/apis/core/validation/validation.go`, `ValidateEndpointsCreate`.
final class EndpointsReader {
    private EndpointsReader() {}

    static Endpoints read(ResourceKey key, ObjectMeta meta, Field root) {
        var subsets = new ArrayList<Subset>();
        for (var item : root.get("subsets").items()) {
            var addresses = new ArrayList<Address>();
            addresses(item.get("addresses"), true, addresses);
            addresses(item.get("notReadyAddresses"), false, addresses);
            boolean none =
                    item.get("addresses").items().isEmpty()
                            && item.get("notReadyAddresses").items().isEmpty();
            if (none) {
                item.error(
                        Fault.MISSING,
                        Fault.MISSING.hint("a subset has addresses or notReadyAddresses"));
            }
            subsets.add(new Subset(addresses, ports(item.get("ports"))));
        }
        return new Endpoints(key, meta, subsets);
    }

    private static void addresses(Field list, boolean ready, List<Address> into) {
        for (var item : list.items()) {
            var ip = NetFields.address(item.get("ip").required());
            var hostname = item.get("hostname").unlessEmpty().text(Form.DNS_LABEL);
            var node = item.get("nodeName").text(Form.DNS_NAME);
            if (ip != null) {
                EndpointAddress.refuseSpecial(item.get("ip"), ip);
                into.add(new Address(ip, ready, hostname, node));
            }
        }
    }

    private static List<Port> ports(Field list) {
        var ports = new ArrayList<Port>();
        var items = list.items();
        for (var item : items) {
            var name = item.get("name").unlessEmpty();
            if (items.size() > 1) {
                name.required();
            }
            item.get("appProtocol").unlessEmpty().text(Form.LABEL_KEY);
            ports.add(
                    new Port(
                            name.text(Form.DNS_LABEL),
                            NetFields.protocol(item.get("protocol").unlessEmpty()),
                            NetFields.port(item.get("port").required())));
        }
        return ports;
    }
}

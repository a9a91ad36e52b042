package io.netwright.model.manifest;

import io.netwright.model.diag.Fault;
import io.netwright.model.net.Cidr;
import io.netwright.model.net.IpAddress;
import io.netwright.model.resource.Node;
import io.netwright.model.resource.ObjectMeta;
import io.netwright.model.resource.ResourceKey;

import java.util.ArrayList;
import java.util.List;

/// Reads nodes.
///
/// Source: kubernetes `pkg/apis/core/validation/validation.go`, `ValidateNode`.
final class NodeReader {
    private NodeReader() {}

    static Node read(ResourceKey key, ObjectMeta meta, Field root) {
        var spec = root.get("spec");
        var taints = new ArrayList<Node.Taint>(0);
        for (var item : spec.get("taints").items()) {
            var effect = item.get("effect").required().choice(PodReader.EFFECTS);
            taints.add(
                    new Node.Taint(
                            item.get("key").required().text(""),
                            item.get("value").text(),
                            effect == null ? "NoSchedule" : effect));
        }
        var status = root.get("status");
        return new Node(
                key,
                meta,
                podCidrs(spec),
                spec.get("unschedulable").isTrue(),
                taints,
                addresses(status, "InternalIP"),
                addresses(status, "ExternalIP"),
                PodReader.condition(status, "Ready"));
    }

    private static List<Cidr> podCidrs(Field spec) {
        var field = spec.get("podCIDRs");
        var cidrs = NetFields.cidrs(field);
        var alone = spec.get("podCIDR");
        var text = alone.text();
        var first = text == null || text.isEmpty() ? null : NetFields.cidr(alone);
        if (cidrs.isEmpty()) {
            return first == null ? List.of() : List.of(first);
        }
        if (first != null && !first.equals(cidrs.getFirst())) {
            alone.error(Fault.NOT_ALLOWED, null, "to another network than podCIDRs[0]");
        }
        if (cidrs.size() > 2) {
            field.error(Fault.TOO_MANY, null, 2);
        } else if (cidrs.size() == 2 && cidrs.get(0).family() == cidrs.get(1).family()) {
            field.error(Fault.NOT_ALLOWED, null, "to two networks of one family");
        }
        return cidrs;
    }

    private static List<IpAddress> addresses(Field status, String type) {
        var addresses = new ArrayList<IpAddress>(2);
        for (var item : status.get("addresses").items()) {
            if (type.equals(item.get("type").text())) {
                var address = NetFields.address(item.get("address").required());
                if (address != null) {
                    addresses.add(address);
                }
            }
        }
        return addresses;
    }
}

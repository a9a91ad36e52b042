package io.netwright.model.manifest;

import io.netwright.model.diag.Fault;
import io.netwright.model.net.Cidr;
import io.netwright.model.net.IpAddress;
import io.netwright.model.resource.Node;
import io.netwright.model.resource.ObjectMeta;
import io.netwright.model.resource.ResourceKey;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// Reads nodes.
///
/// Source: kubernetes `pkg/apis/core/validation/validation.go`, `ValidateNode`.
final class NodeReader {
    private NodeReader() {}

    static Node read(ResourceKey key, ObjectMeta meta, Field root) {
        var spec = root.get("spec");
        var taints = new ArrayList<Node.Taint>(0);
        for (var item : spec.get("taints").items()) {
            item.get("key").text(Syntax.Form.LABEL_KEY);
            item.get("value").text(Syntax.Form.LABEL_VALUE);
            var effect = item.get("effect").required().choice(PodReader.EFFECTS);
            var taint =
                    new Node.Taint(
                            item.get("key").required().text(""),
                            item.get("value").text(),
                            effect == null ? "NoSchedule" : effect);
            if (taints.stream()
                    .anyMatch(
                            it ->
                                    it.key().equals(taint.key())
                                            && it.effect().equals(taint.effect()))) {
                item.error(Fault.ITEM_TWICE, null, taint.key() + ":" + taint.effect());
            }
            taints.add(taint);
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
                PodReader.condition(status, "Ready"),
                milliCpu(status.get("allocatable").get("cpu")),
                conditions(status.get("conditions")));
    }

    private static SortedMap<String, String> conditions(Field list) {
        var conditions = new TreeMap<String, String>();
        for (var item : list.items()) {
            var type = item.get("type").text();
            if (type != null) {
                conditions.put(type, item.get("status").text("Unknown"));
            }
        }
        return conditions;
    }

    private static List<Cidr> podCidrs(Field spec) {
        var field = spec.get("podCIDRs");
        var alone = spec.get("podCIDR").unlessEmpty();
        var items = field.items();
        boolean one = items.isEmpty() || !alone.text("").equals(items.getFirst().text(""));
        if (alone.isSet() && one) { // podCIDR wins over a list that begins with another
            var cidr = NetFields.cidr(alone);
            return cidr == null ? List.of() : List.of(cidr);
        }
        var cidrs = NetFields.cidrs(field);
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

    /// Thousandths of a processor in a quantity such as `4`, `7.5` or `3920m`.
    private static @Nullable Long milliCpu(Field field) {
        if (!(field.node() instanceof YamlNode.Scalar(String value, _, _, _))) {
            return null;
        }
        boolean thousandths = value.endsWith("m");
        try {
            var number =
                    new BigDecimal(thousandths ? value.substring(0, value.length() - 1) : value);
            return (thousandths ? number : number.movePointRight(3)).longValue();
        } catch (NumberFormatException e) {
            return null;
        }
    }
}

package io.netwright.model.manifest;

import io.netwright.model.diag.Fault;
import io.netwright.model.net.Cidr;
import io.netwright.model.net.InterfaceAddress;
import io.netwright.model.net.IpAddress;
import io.netwright.model.resource.LabelSelector;
import io.netwright.model.resource.LabelSelector.Operator;
import io.netwright.model.resource.LabelSelector.Requirement;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// Reads fields as Cilium writes them. Their definitions check them; what is no address or network
/// in them is told here.
final class CiliumFields {
    private static final Choices<Operator> OPERATORS =
            Choices.of(Operator::text, List.of(Operator.values()));

    private CiliumFields() {}

    static void refuse(Field field, String wanted) {
        field.error(Fault.CILIUM_WANTS, null, wanted);
    }

    /// A selector whose keys may have a source before them, such as `k8s:app`; null where unset.
    static @Nullable LabelSelector selector(Field field) {
        if (!field.isSet()) {
            return null;
        }
        var requirements = new ArrayList<Requirement>();
        for (var item : field.get("matchExpressions").items()) {
            var operator = OPERATORS.get(item.get("operator").text(""));
            requirements.add(
                    new Requirement(
                            item.get("key").text(""),
                            operator == null ? Operator.EXISTS : operator,
                            item.get("values").texts()));
        }
        return new LabelSelector(field.get("matchLabels").textMap(), requirements);
    }

    static LabelSelector selectorOrAll(Field field) {
        var selector = selector(field);
        return selector == null ? LabelSelector.EVERYTHING : selector;
    }

    /// A network, whose host bits count for nothing, or an address; null where unset or wrong.
    static @Nullable Cidr network(Field field) {
        var text = field.text("").strip();
        if (text.isEmpty()) {
            return null;
        }
        var network =
                IpAddress.read(text)
                        .map(IpAddress::host)
                        .or(() -> InterfaceAddress.read(text).map(InterfaceAddress::network));
        if (network.isEmpty()) {
            refuse(field, "a network or an address");
        }
        return network.orElse(null);
    }

    /// The entries that are texts; what is wrong with others their definition tells.
    static SortedMap<String, String> texts(Field field) {
        var texts = new TreeMap<String, String>();
        for (var entry : field.entries()) {
            if (entry.node() instanceof YamlNode.Scalar(String text, _, _, _)) {
                texts.put(entry.name(), text);
            }
        }
        return texts;
    }

    static List<Cidr> networks(Field list) {
        var networks = new ArrayList<Cidr>();
        for (var item : list.items()) {
            var network = network(item);
            if (network != null) {
                networks.add(network);
            }
        }
        return networks;
    }

    static @Nullable IpAddress address(Field field) {
        var text = field.text("").strip();
        var address = IpAddress.read(text).orElse(null);
        if (address == null && !text.isEmpty()) {
            refuse(field, "an address");
        }
        return address;
    }

    static @Nullable Integer whole(Field field) {
        return field.isSet() ? (Integer) field.whole(0) : null;
    }

    /// A number that may be larger than an `int`, null where unset or wrong.
    static @Nullable Long large(Field field) {
        var exact = field.exactOrNull();
        return exact == null || exact.scale() > 0 ? null : exact.longValue();
    }
}

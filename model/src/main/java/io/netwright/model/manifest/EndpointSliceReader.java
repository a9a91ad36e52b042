package io.netwright.model.manifest;

import io.netwright.model.diag.Fault;
import io.netwright.model.manifest.Syntax.Form;
import io.netwright.model.net.IpFamily;
import io.netwright.model.resource.EndpointSlice;
import io.netwright.model.resource.EndpointSlice.AddressType;
import io.netwright.model.resource.EndpointSlice.Endpoint;
import io.netwright.model.resource.ObjectMeta;
import io.netwright.model.resource.ResourceKey;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/// Reads endpoint slices.
///
/// Source: kubernetes `pkg/apis/discovery/validation/validation.go`.
final class EndpointSliceReader {
    private static final Choices<AddressType> TYPES =
            new Choices<>(List.of("IPv4", "IPv6", "FQDN"), List.of(AddressType.values()));

    private EndpointSliceReader() {}

    static EndpointSlice read(ResourceKey key, ObjectMeta meta, Field root) {
        var type = root.get("addressType").required().choice(TYPES);
        var endpoints = new ArrayList<Endpoint>();
        var list = root.get("endpoints");
        for (var item : list.items()) {
            endpoints.add(endpoint(item, type, key));
        }
        if (endpoints.size() > 1000) {
            list.error(Fault.TOO_MANY, null, 1000);
        }
        return new EndpointSlice(
                key,
                meta,
                type == null ? AddressType.IPV4 : type,
                endpoints,
                ports(root.get("ports")));
    }

    private static Endpoint endpoint(Field item, @Nullable AddressType type, ResourceKey slice) {
        var addresses = item.get("addresses").required();
        var texts = new ArrayList<String>(1);
        for (var address : addresses.items()) {
            var text = address.text();
            if (text != null) {
                texts.add(text);
                check(address, text, type);
            }
        }
        if (addresses.isSet() && addresses.items().isEmpty()) {
            addresses.error(Fault.MISSING, null);
        }
        if (texts.size() > 100) {
            addresses.error(Fault.TOO_MANY, null, 100);
        }
        var conditions = item.get("conditions");
        var hints = item.get("hints");
        return new Endpoint(
                texts,
                conditions.get("ready").flag(),
                conditions.get("serving").flag(),
                conditions.get("terminating").flag(),
                item.get("hostname").text(Form.DNS_LABEL),
                item.get("nodeName").text(Form.DNS_NAME),
                item.get("zone").text(),
                pod(item.get("targetRef"), slice),
                names(hints.get("forZones"), Form.LABEL_VALUE),
                names(hints.get("forNodes"), Form.DNS_NAME));
    }

    private static void check(Field field, String text, @Nullable AddressType type) {
        if (type == null) {
            return;
        }
        if (type == AddressType.FQDN) {
            field.text(Form.DNS_NAME);
            return;
        }
        var address = NetFields.address(field);
        if (address == null) {
            return;
        }
        var family = type == AddressType.IPV4 ? IpFamily.V4 : IpFamily.V6;
        if (address.family() != family) {
            var words = type == AddressType.IPV4 ? "an IPv4 address" : "an IPv6 address";
            field.errorOfParent(Fault.BAD_ADDRESS, null, text, words);
        }
        EndpointAddress.refuseSpecial(field, address);
    }

    private static @Nullable ResourceKey pod(Field ref, ResourceKey slice) {
        var name = ref.get("name").text();
        if (name == null || !"Pod".equals(ref.get("kind").text())) {
            return null;
        }
        var own = slice.namespace() == null ? "default" : slice.namespace();
        return ResourceKey.core("Pod", ref.get("namespace").text(own), name);
    }

    private static List<String> names(Field list, Form form) {
        var names = new ArrayList<String>(0);
        for (var item : list.items()) {
            var field = item.get("name");
            var name = field.unlessEmpty().text(form);
            if (name != null && list.items().size() <= 8 && names.contains(name)) {
                field.error(Fault.ITEM_TWICE, null, name);
            }
            names.add(field.text(""));
        }
        if (names.size() > 8) {
            list.error(Fault.TOO_MANY, null, 8);
        }
        return names;
    }

    private static List<EndpointSlice.Port> ports(Field list) {
        var ports = new ArrayList<EndpointSlice.Port>();
        var names = new ArrayList<String>();
        for (var item : list.items()) {
            var field = item.get("name");
            var text = field.text("");
            var name = text.isEmpty() ? null : field.text(Form.DNS_LABEL);
            if (names.contains(text)) {
                field.error(Fault.ITEM_TWICE, null, "port \"" + text + "\"");
            }
            names.add(text);
            ports.add(
                    new EndpointSlice.Port(
                            name,
                            NetFields.protocol(item.get("protocol")),
                            item.get("port").integer(1, 65535),
                            item.get("appProtocol").unlessEmpty().text(Form.LABEL_KEY)));
        }
        return ports;
    }
}

package io.netwright.model.manifest;

import io.netwright.model.net.Protocol;
import io.netwright.model.resource.CiliumEgressGateway;
import io.netwright.model.resource.CiliumEgressGateway.Gateway;
import io.netwright.model.resource.CiliumEgressGateway.Source;
import io.netwright.model.resource.CiliumLocalRedirect;
import io.netwright.model.resource.CiliumLocalRedirect.Frontend;
import io.netwright.model.resource.CiliumLocalRedirect.Port;
import io.netwright.model.resource.ObjectMeta;
import io.netwright.model.resource.ResourceKey;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/// Reads Cilium's kinds that send traffic another way.
///
/// Sources: cilium `pkg/egressgateway/policy.go` (`ParseCEGP`),
/// `pkg/loadbalancer/redirectpolicy/lrp.go`.
final class CiliumTrafficReader {
    private CiliumTrafficReader() {}

    static CiliumEgressGateway egress(ResourceKey key, ObjectMeta meta, Field root) {
        var spec = root.get("spec");
        var sources = new ArrayList<Source>();
        for (var item : spec.get("selectors").items()) {
            sources.add(
                    new Source(
                            CiliumFields.selector(item.get("namespaceSelector")),
                            CiliumFields.selector(item.get("podSelector")),
                            CiliumFields.selector(item.get("nodeSelector"))));
        }
        var gateways = new ArrayList<Gateway>();
        if (spec.get("egressGateways").items().isEmpty() && spec.get("egressGateway").isSet()) {
            gateways.add(gateway(spec.get("egressGateway")));
        }
        for (var item : spec.get("egressGateways").items()) {
            gateways.add(gateway(item));
        }
        return new CiliumEgressGateway(
                key,
                meta,
                root.get("apiVersion").text(""),
                sources,
                CiliumFields.networks(spec.get("destinationCIDRs")),
                CiliumFields.networks(spec.get("excludedCIDRs")),
                gateways);
    }

    private static Gateway gateway(Field field) {
        var name = field.get("interface").text("");
        var address = field.get("egressIP");
        if (!name.isEmpty() && !address.text("").isEmpty()) {
            CiliumFields.refuse(address, "either interface or egressIP");
        }
        return new Gateway(
                CiliumFields.selectorOrAll(field.get("nodeSelector")),
                name.isEmpty() ? null : name,
                CiliumFields.address(address));
    }

    static CiliumLocalRedirect redirect(ResourceKey key, ObjectMeta meta, Field root) {
        var spec = root.get("spec");
        var backend = spec.get("redirectBackend");
        return new CiliumLocalRedirect(
                key,
                meta,
                root.get("apiVersion").text(""),
                frontend(spec.get("redirectFrontend"), key.namespace()),
                CiliumFields.selectorOrAll(backend.get("localEndpointSelector")),
                ports(backend.get("toPorts")),
                spec.get("skipRedirectFromBackend").isTrue());
    }

    private static @Nullable Frontend frontend(Field field, @Nullable String namespace) {
        var service = field.get("serviceMatcher");
        if (service.isSet()) {
            var of = service.get("namespace");
            if (of.text() != null && !of.text("").equals(namespace)) {
                CiliumFields.refuse(of, "the namespace of the policy");
            }
            return new Frontend.Service(
                    of.text(""),
                    service.get("serviceName").text(""),
                    ports(service.get("toPorts")));
        }
        var matcher = field.get("addressMatcher");
        var address = CiliumFields.address(matcher.get("ip"));
        return address == null
                ? null
                : new Frontend.Address(address, ports(matcher.get("toPorts")));
    }

    private static List<Port> ports(Field list) {
        var ports = new ArrayList<Port>();
        var items = list.items();
        for (var item : items) {
            var name = item.get("name").text("");
            if (items.size() > 1 && name.isEmpty()) {
                CiliumFields.refuse(item, "a name for each of several ports");
            }
            ports.add(
                    new Port(
                            number(item.get("port").text("")),
                            "UDP".equals(item.get("protocol").text()) ? Protocol.UDP : Protocol.TCP,
                            name.isEmpty() ? null : name));
        }
        return ports;
    }

    /// The definition lets only numbers pass.
    private static int number(String text) {
        return text.matches("[0-9]{1,9}") ? Integer.parseInt(text) : 0;
    }
}

package io.netwright.model.manifest;

import io.netwright.model.resource.Gateway;
import io.netwright.model.resource.Gateway.Address;
import io.netwright.model.resource.Gateway.Allowed;
import io.netwright.model.resource.Gateway.From;
import io.netwright.model.resource.Gateway.Listener;
import io.netwright.model.resource.Gateway.RouteKind;
import io.netwright.model.resource.Gateway.Tls;
import io.netwright.model.resource.GatewayClass;
import io.netwright.model.resource.ObjectMeta;
import io.netwright.model.resource.ReferenceGrant;
import io.netwright.model.resource.ResourceKey;

import java.util.List;

/// Reads gateways, their classes, and what lets routes refer to other namespaces. Their definitions
/// check them.
///
/// Source: sigs.k8s.io/gateway-api `apis/v1/gateway_types.go`, `gatewayclass_types.go`,
/// `referencegrant_types.go`.
final class GatewayReader {
    static final String GROUP = "gateway.networking.k8s.io";
    private static final Choices<From> FROM =
            new Choices<>(
                    List.of("Same", "All", "Selector", "None"),
                    List.of(From.SAME, From.ALL, From.SELECTOR, From.NONE));

    private GatewayReader() {}

    static GatewayClass gatewayClass(ResourceKey key, ObjectMeta meta, Field root) {
        var spec = root.get("spec");
        return new GatewayClass(
                key,
                meta,
                root.get("apiVersion").text(""),
                spec.get("controllerName").text(""),
                new References("", "", null).read(spec.get("parametersRef")));
    }

    static Gateway gateway(ResourceKey key, ObjectMeta meta, Field root) {
        var spec = root.get("spec");
        var secrets = References.to("", "Secret", key);
        var made = spec.get("infrastructure");
        return new Gateway(
                key,
                meta,
                root.get("apiVersion").text(""),
                spec.get("gatewayClassName").text(""),
                spec.get("listeners").each(it -> listener(it, secrets)),
                MetaReader.looseLabels(made.get("labels")),
                MetaReader.looseLabels(made.get("annotations")),
                spec.get("addresses").each(GatewayReader::address),
                root.get("status").get("addresses").each(GatewayReader::address));
    }

    private static Listener listener(Field item, References secrets) {
        return new Listener(
                item.get("name").text(""),
                item.get("hostname").unlessEmpty().text(),
                item.get("port").whole(0),
                item.get("protocol").text(""),
                item.get("tls").ifSet(it -> tls(it, secrets)),
                allowed(item.get("allowedRoutes")));
    }

    private static Tls tls(Field field, References secrets) {
        return new Tls(
                "Passthrough".equals(field.get("mode").text()),
                secrets.each(field.get("certificateRefs")),
                field.get("options").textMap());
    }

    private static Allowed allowed(Field field) {
        var namespaces = field.get("namespaces");
        var from = FROM.get(namespaces.get("from").text("Same"));
        return new Allowed(
                from == null ? From.SAME : from,
                MetaReader.looseSelector(namespaces.get("selector")),
                field.get("kinds").each(GatewayReader::routeKind));
    }

    private static RouteKind routeKind(Field item) {
        return new RouteKind(item.get("group").text(GROUP), item.get("kind").text(""));
    }

    private static Address address(Field item) {
        return new Address(
                item.get("type").text("IPAddress"), item.get("value").unlessEmpty().text());
    }

    static ReferenceGrant grant(ResourceKey key, ObjectMeta meta, Field root) {
        var spec = root.get("spec");
        return new ReferenceGrant(
                key,
                meta,
                root.get("apiVersion").text(""),
                spec.get("from").each(GatewayReader::from),
                spec.get("to").each(GatewayReader::to));
    }

    private static ReferenceGrant.From from(Field item) {
        return new ReferenceGrant.From(
                item.get("group").text(""),
                item.get("kind").text(""),
                item.get("namespace").text(""));
    }

    private static ReferenceGrant.To to(Field item) {
        return new ReferenceGrant.To(
                item.get("group").text(""),
                item.get("kind").text(""),
                item.get("name").unlessEmpty().text());
    }
}

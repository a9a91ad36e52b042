package io.netwright.model.manifest;

import io.netwright.model.diag.Fault;
import io.netwright.model.manifest.Syntax.Form;
import io.netwright.model.net.IpAddress;
import io.netwright.model.resource.Ingress;
import io.netwright.model.resource.Ingress.Backend;
import io.netwright.model.resource.Ingress.HostRule;
import io.netwright.model.resource.ObjectMeta;
import io.netwright.model.resource.PortRef;
import io.netwright.model.resource.ResourceKey;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/// Reads ingresses.
///
/// Source: kubernetes `pkg/apis/networking/validation/validation.go`, `ValidateIngressCreate`.
final class IngressReader {
    private static final Choices<String> PATH_TYPES =
            Choices.words("Exact", "Prefix", "ImplementationSpecific");

    private IngressReader() {}

    static Ingress read(ResourceKey key, ObjectMeta meta, Field root) {
        var spec = root.get("spec").part();
        var rules = new ArrayList<HostRule>();
        for (var item : spec.get("rules").items()) {
            rules.add(rule(item, key));
        }
        var fallback = spec.get("defaultBackend");
        if (rules.isEmpty() && !fallback.isSet()) {
            spec.error(
                    Fault.MISSING, Fault.MISSING.hint("an Ingress has rules or a defaultBackend"));
        }
        var tls = new ArrayList<Ingress.Tls>(0);
        for (var item : spec.get("tls").items()) {
            item.get("hosts").items().forEach(it -> it.text(Form.WILD_NAME));
            item.get("secretName").unlessEmpty().text(Form.DNS_NAME);
            tls.add(new Ingress.Tls(item.get("hosts").texts(), item.get("secretName").text()));
        }
        return new Ingress(
                key,
                meta,
                spec.get("ingressClassName").text(Form.DNS_NAME),
                fallback.isSet() ? backend(fallback) : null,
                resource(fallback, key),
                rules,
                tls,
                ServiceReader.loadBalancer(root.get("status").get("loadBalancer").get("ingress")));
    }

    private static @Nullable ResourceKey resource(Field backend, ResourceKey ingress) {
        var field = backend.get("resource");
        return field.isSet()
                ? new ResourceKey(
                        field.get("apiGroup").text(""),
                        field.get("kind").text(""),
                        ingress.namespace(),
                        field.get("name").text(""))
                : null;
    }

    private static HostRule rule(Field item, ResourceKey ingress) {
        var http = item.get("http");
        var paths = new ArrayList<Ingress.Path>();
        for (var path : http.get("paths").required().items()) {
            paths.add(path(path, ingress));
        }
        if (http.get("paths").isSet() && paths.isEmpty()) {
            http.get("paths").error(Fault.MISSING, null);
        }
        return new HostRule(host(item.get("host")), paths);
    }

    private static @Nullable String host(Field field) {
        var text = field.text();
        if (text == null || text.isEmpty()) {
            return null;
        }
        if (IpAddress.read(text).isPresent()) {
            field.error(Fault.BAD_NAME, null, text, "a DNS name but an address");
        } else if (!Form.DNS_NAME.matches(text.startsWith("*.") ? text.substring(2) : text)) {
            var hint = Fault.BAD_NAME.hint("it has {}; *. may stand first", Form.DNS_NAME.rule());
            field.error(Fault.BAD_NAME, hint, text, Form.DNS_NAME.words());
        }
        return text;
    }

    private static Ingress.Path path(Field item, ResourceKey ingress) {
        var type = item.get("pathType").required().choice(PATH_TYPES);
        var field = item.get("path");
        var path = field.text();
        boolean mayBeUnset = type == null || type.equals("ImplementationSpecific");
        boolean wrong = (path == null || path.isEmpty()) ? !mayBeUnset : !path.startsWith("/");
        if (wrong) {
            field.error(
                    Fault.BAD_VALUE, null, path == null ? "" : path, "a path that starts with /");
        } else if (path != null && "Exact Prefix".contains(String.valueOf(type))) {
            for (var part : List.of("//", "/./", "/../", "%2f", "%2F")) {
                if (path.contains(part)) {
                    field.error(Fault.BAD_VALUE, null, path, "a path without " + part);
                }
            }
            if (path.endsWith("/..") || path.endsWith("/.")) {
                field.error(Fault.BAD_VALUE, null, path, "a path that ends with a name or /");
            }
        }
        return new Ingress.Path(
                path,
                type == null ? "Prefix" : type,
                backend(item.get("backend").required()),
                resource(item.get("backend"), ingress));
    }

    private static @Nullable Backend backend(Field field) {
        if (!field.isSet()) {
            return null;
        }
        var service = field.get("service");
        if (service.isSet() == field.get("resource").isSet()) {
            field.error(
                    Fault.EXCLUSIVE,
                    field.get("serviceName").isSet()
                            ? Fault.EXCLUSIVE.hint(
                                    "serviceName and servicePort are now service.name and"
                                            + " service.port.number")
                            : null,
                    "service, resource");
        }
        if (!service.isSet()) {
            for (var part : List.of("kind", "name")) {
                if (field.get("resource").isSet()) {
                    field.get("resource").get(part).required();
                }
            }
            return null;
        }
        var name = service.get("name").required().text(Form.DNS_LABEL);
        return new Backend(name == null ? "" : name, port(field, service.get("port")));
    }

    /// The API server tells of the backend what is wrong with the choice of a port.
    private static @Nullable PortRef port(Field backend, Field field) {
        var name = field.get("name").unlessEmpty();
        var number = field.get("number");
        boolean zero =
                number.node() instanceof YamlNode.Scalar(String text, _, _, _) && text.equals("0");
        boolean numbered = number.isSet() && !zero;
        if (name.isSet() == numbered) {
            if (field.node() == null || field.node() instanceof YamlNode.Mapping) {
                backend.error(Fault.EXCLUSIVE, null, "service.port.name, service.port.number");
            }
            return null;
        }
        if (name.isSet()) {
            var text = name.text(Form.PORT_NAME);
            return text == null ? null : new PortRef.Named(text);
        }
        var value = number.integer(1, 65535);
        return value == null ? null : new PortRef.Numbered(value);
    }
}

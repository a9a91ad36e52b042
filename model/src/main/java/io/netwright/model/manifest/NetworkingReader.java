package io.netwright.model.manifest;

import io.netwright.model.diag.Fault;
import io.netwright.model.manifest.Syntax.Form;
import io.netwright.model.net.IpAddress;
import io.netwright.model.resource.ClaimedAddress;
import io.netwright.model.resource.IngressClass;
import io.netwright.model.resource.ObjectMeta;
import io.netwright.model.resource.ResourceKey;
import io.netwright.model.resource.ServiceCidr;

import org.jspecify.annotations.Nullable;

/// Reads the small kinds of `networking.k8s.io/v1`.
///
/// Source: kubernetes `pkg/apis/networking/validation/validation.go`.
final class NetworkingReader {
    private static final String DEFAULT_CLASS = "ingressclass.kubernetes.io/is-default-class";
    private static final Choices<String> SCOPES = Choices.words("Cluster", "Namespace");

    private NetworkingReader() {}

    static IngressClass ingressClass(ResourceKey key, ObjectMeta meta, Field root) {
        var spec = root.get("spec").part();
        var controller = spec.get("controller").unlessEmpty().required().text();
        int slash = controller == null ? -1 : controller.indexOf('/');
        if (controller != null
                && (slash < 1
                        || controller.length() > 250
                        || !Form.DNS_NAME.matches(controller.substring(0, slash)))) {
            spec.get("controller")
                    .error(Fault.BAD_VALUE, null, controller, "of the form DOMAIN/PATH");
        }
        var parameters = parameters(spec.get("parameters"));
        return new IngressClass(
                key,
                meta,
                controller == null ? "" : controller,
                parameters,
                meta.annotations().has(DEFAULT_CLASS, "true"));
    }

    private static @Nullable ResourceKey parameters(Field field) {
        if (!field.isSet()) {
            return null;
        }
        field.get("apiGroup").unlessEmpty().text(Form.DNS_NAME);
        field.get("kind").unlessEmpty().required();
        field.get("name").unlessEmpty().required();
        var scope = field.get("scope").choice(SCOPES);
        var namespace = field.get("namespace").unlessEmpty();
        if ("Namespace".equals(scope)) {
            namespace.required();
        } else if (namespace.isSet() && scope != null) {
            namespace.error(Fault.NOT_ALLOWED, null, "with scope Cluster");
        }
        return new ResourceKey(
                field.get("apiGroup").text(""),
                field.get("kind").text(""),
                namespace.text(),
                field.get("name").text(""));
    }

    static ServiceCidr serviceCidr(ResourceKey key, ObjectMeta meta, Field root) {
        var field = root.get("spec").part().get("cidrs").required();
        var cidrs = NetFields.cidrs(field);
        int count = field.items().size();
        if (field.isSet() && count == 0) {
            field.error(Fault.MISSING, null);
        } else if (count > 2) {
            field.error(Fault.TOO_MANY, null, 2);
        } else if (cidrs.size() == 2 && cidrs.get(0).family() == cidrs.get(1).family()) {
            field.error(Fault.NOT_ALLOWED, null, "to two networks of one family");
        }
        return new ServiceCidr(key, meta, cidrs);
    }

    static ClaimedAddress address(ResourceKey key, ObjectMeta meta, Field root) {
        var address = IpAddress.read(meta.name()).orElse(null);
        if (address == null || !address.toString().equals(meta.name())) {
            root.get("metadata")
                    .get("name")
                    .error(
                            Fault.BAD_ADDRESS,
                            address == null ? null : Fault.BAD_ADDRESS.hint("write {}", address),
                            meta.name(),
                            "an IP address in its shortest form");
        }
        var parent = root.get("spec").part().get("parentRef").required();
        parent.get("group").unlessEmpty().text(Form.DNS_NAME);
        var resource = parent.get("resource").unlessEmpty().required().text(Form.PATH_SEGMENT);
        var owner = parent.get("name").unlessEmpty().required().text(Form.PATH_SEGMENT);
        return new ClaimedAddress(
                key,
                meta,
                address == null ? new IpAddress.V4(0) : address,
                resource == null ? "" : resource,
                parent.get("namespace").text(""),
                owner == null ? "" : owner);
    }
}

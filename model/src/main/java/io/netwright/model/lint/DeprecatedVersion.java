package io.netwright.model.lint;

import io.netwright.model.manifest.Document;
import io.netwright.model.resource.FieldPath;

import java.util.function.Consumer;

/// Endpoints that somebody wrote; those that a controller keeps are no fault of the author's.
final class DeprecatedVersion implements Rule {
    @Override
    public void check(View lab, Consumer<Found> out) {
        for (var document : lab.documents("Endpoints")) {
            if (document.apiVersion().equals("v1") && !isKept(lab, document)) {
                out.accept(
                        Found.in(
                                        document,
                                        FieldPath.of("kind"),
                                        LintCode.DEPRECATED_VERSION,
                                        "v1",
                                        "Endpoints",
                                        "1.33")
                                .hint("write a discovery.k8s.io/v1 EndpointSlice"));
            }
        }
    }

    private static boolean isKept(View lab, Document document) {
        var meta = document.typed().map(it -> it.meta()).orElse(null);
        if (meta == null) {
            return true; // its errors come first
        }
        var service = lab.service(meta.namespace(), meta.name()).orElse(null);
        return meta.labels().has("endpoints.kubernetes.io/managed-by")
                || meta.annotations().has("control-plane.alpha.kubernetes.io/leader")
                || (meta.name().equals("kubernetes") && "default".equals(meta.namespace()))
                || (service != null && service.selector() != null);
    }
}

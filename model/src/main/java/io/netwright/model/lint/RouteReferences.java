package io.netwright.model.lint;

import io.netwright.model.manifest.Document;
import io.netwright.model.manifest.FieldNames;
import io.netwright.model.resource.FieldPath;

import java.util.List;
import java.util.function.Consumer;

/// Gateways and Services that a route of the Gateway API names and that are not there.
final class RouteReferences {
    private static final List<String> KINDS =
            List.of("HTTPRoute", "GRPCRoute", "TLSRoute", "TCPRoute", "UDPRoute");
    private static final String GROUP = "gateway.networking.k8s.io/";

    private RouteReferences() {}

    /// Looks at `spec.parentRefs`.
    static void parents(View lab, Consumer<Found> out) {
        for (var route : routes(lab)) {
            var list = FieldPath.of("spec", "parentRefs");
            for (int i = 0; i < View.items(route, list).size(); i++) {
                var path = list.then(i);
                if (View.text(route, path.then("kind")).orElse("Gateway").equals("Gateway")) {
                    check(lab, route, path, "Gateway", LintCode.ROUTE_PARENT, out);
                }
            }
        }
    }

    /// Looks at `spec.rules[].backendRefs`.
    static void backends(View lab, Consumer<Found> out) {
        for (var route : routes(lab)) {
            var rules = FieldPath.of("spec", "rules");
            for (int i = 0; i < View.items(route, rules).size(); i++) {
                var list = rules.then(i).then("backendRefs");
                for (int j = 0; j < View.items(route, list).size(); j++) {
                    var path = list.then(j);
                    if (View.text(route, path.then("kind")).orElse("Service").equals("Service")
                            && View.text(route, path.then("group")).orElse("").isEmpty()) {
                        check(lab, route, path, "Service", LintCode.ROUTE_BACKEND, out);
                    }
                }
            }
        }
    }

    private static List<Document> routes(View lab) {
        return KINDS.stream()
                .flatMap(it -> lab.documents(it).stream())
                .filter(it -> it.apiVersion().startsWith(GROUP))
                .filter(it -> it.typed().isPresent())
                .toList();
    }

    private static void check(
            View lab,
            Document route,
            FieldPath path,
            String kind,
            LintCode code,
            Consumer<Found> out) {
        var own = route.typed().map(it -> it.key().namespace()).orElse("");
        var namespace = View.text(route, path.then("namespace")).orElse(own);
        var name = View.text(route, path.then("name")).orElse("");
        var names = lab.names(kind, namespace);
        if (name.isEmpty() || names.contains(name) || !lab.knows(kind, namespace)) {
            return;
        }
        var at = path.then("name");
        var found = Found.in(route, at, code, name, namespace);
        var near = FieldNames.nearest(name, names);
        out.accept(near == null ? found : found.hint("did you mean {}?", near).set(at, near));
    }
}

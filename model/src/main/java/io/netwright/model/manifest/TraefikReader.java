package io.netwright.model.manifest;

import io.netwright.model.diag.Fault;
import io.netwright.model.resource.ObjectMeta;
import io.netwright.model.resource.ResourceKey;
import io.netwright.model.resource.TraefikKind.Backend;
import io.netwright.model.resource.TraefikRoute;
import io.netwright.model.resource.TraefikRoute.Route;
import io.netwright.model.resource.TraefikRoute.Tls;
import io.netwright.model.resource.TraefikRule;
import io.netwright.model.resource.TraefikTlsOption;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/// Reads routes of Traefik. Their definitions check them; a rule that says nothing Traefik tells of
/// in a log and goes on without the route, so that it is a warning here.
///
/// Source: traefik v3 `pkg/provider/kubernetes/crd/kubernetes_http.go`, `kubernetes_tcp.go`.
record TraefikReader(References services, References middlewares) {
    static final String GROUP = "traefik.io";

    static TraefikReader of(ResourceKey key) {
        return new TraefikReader(
                References.to("", "Service", key), References.to(GROUP, "Middleware", key));
    }

    static TraefikRoute http(ResourceKey key, ObjectMeta meta, Field root) {
        return route(key, meta, root, TraefikMatchers.HTTP);
    }

    static TraefikRoute tcp(ResourceKey key, ObjectMeta meta, Field root) {
        return route(key, meta, root, TraefikMatchers.TCP);
    }

    static TraefikRoute udp(ResourceKey key, ObjectMeta meta, Field root) {
        return route(key, meta, root, null);
    }

    /// @param matchers null for routes that have no rules
    private static TraefikRoute route(
            ResourceKey key, ObjectMeta meta, Field root, @Nullable TraefikMatchers matchers) {
        var spec = root.get("spec");
        var reader = of(key);
        return new TraefikRoute(
                key,
                meta,
                root.get("apiVersion").text(""),
                spec.get("ingressClassName").unlessEmpty().text(),
                spec.get("entryPoints").texts(),
                spec.get("routes").each(it -> reader.route(it, matchers)),
                spec.get("tls").ifSet(it -> tls(it, key)));
    }

    private Route route(Field item, @Nullable TraefikMatchers matchers) {
        var priority = item.get("priority").ifSet(NetFields::number);
        boolean older = "v2".equals(item.get("syntax").text());
        return new Route(
                item.get("match").text(""),
                matchers == null ? null : rule(item.get("match"), matchers, older),
                priority == null ? 0 : priority,
                middlewares.each(item.get("middlewares")),
                item.get("services").each(this::backend));
    }

    private static @Nullable TraefikRule rule(Field field, TraefikMatchers all, boolean older) {
        var text = field.text();
        if (text == null) {
            return null;
        }
        var result = TraefikRuleParser.read(text, all, older);
        if (result.problem() != null) {
            field.warningWithin(
                    result.start(),
                    result.end(),
                    Fault.BAD_RULE,
                    null,
                    result.problem(),
                    result.start() + 1);
        }
        return result.rule();
    }

    Backend backend(Field item) {
        boolean composed = "TraefikService".equals(item.get("kind").text());
        var target = services.key(item);
        return new Backend(
                composed
                        ? new ResourceKey(
                                GROUP, "TraefikService", target.namespace(), target.name())
                        : target,
                NetFields.loosePort(item.get("port")),
                item.get("weight").ifSet(it -> it.whole(1)),
                item.get("scheme").unlessEmpty().text(),
                !Boolean.FALSE.equals(item.get("passHostHeader").flag()),
                item.get("nativeLB").isTrue(),
                item.get("nodePortLB").isTrue(),
                item.get("strategy").unlessEmpty().text(),
                sticky(item),
                item.get("serversTransport").unlessEmpty().text(),
                middlewares.each(item.get("middlewares")));
    }

    static @Nullable String sticky(Field of) {
        return of.get("sticky").get("cookie").ifSet(it -> it.get("name").text(""));
    }

    private static Tls tls(Field field, ResourceKey route) {
        var domains = new ArrayList<String>();
        for (var item : field.get("domains").items()) {
            var main = item.get("main").unlessEmpty().text();
            if (main != null) {
                domains.add(main);
            }
            domains.addAll(item.get("sans").texts());
        }
        return new Tls(
                field.get("secretName").unlessEmpty().text(),
                References.to(GROUP, "TLSOption", route).read(field.get("options")),
                field.get("passthrough").isTrue(),
                domains);
    }

    static TraefikTlsOption tlsOption(ResourceKey key, ObjectMeta meta, Field root) {
        var spec = root.get("spec");
        return new TraefikTlsOption(
                key,
                meta,
                root.get("apiVersion").text(""),
                spec.get("minVersion").unlessEmpty().text(),
                spec.get("maxVersion").unlessEmpty().text(),
                spec.get("sniStrict").isTrue(),
                spec.get("alpnProtocols").texts(),
                spec.get("clientAuth").get("clientAuthType").unlessEmpty().text());
    }

    /// What these fields name.
    List<Backend> backends(Field list) {
        return list.each(this::backend);
    }
}

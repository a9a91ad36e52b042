package io.netwright.model.manifest;

import io.netwright.model.resource.GatewayRoute.BackendRef;
import io.netwright.model.resource.RouteFilter;
import io.netwright.model.resource.RouteFilter.Cors;
import io.netwright.model.resource.RouteFilter.Extension;
import io.netwright.model.resource.RouteFilter.ExternalAuth;
import io.netwright.model.resource.RouteFilter.Header;
import io.netwright.model.resource.RouteFilter.Headers;
import io.netwright.model.resource.RouteFilter.Mirror;
import io.netwright.model.resource.RouteFilter.PathChange;
import io.netwright.model.resource.RouteFilter.Redirect;
import io.netwright.model.resource.RouteFilter.Rewrite;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// Reads what routes of the Gateway API do with requests.
///
/// Source: sigs.k8s.io/gateway-api `apis/v1/httproute_types.go`, `HTTPRouteFilter`.
record RouteFilterReader(References services) {
    List<RouteFilter> each(Field list) {
        return list.each(this::filter);
    }

    private @Nullable RouteFilter filter(Field item) {
        return switch (item.get("type").text("")) {
            case "RequestHeaderModifier" ->
                    item.get("requestHeaderModifier").ifSet(it -> headers(it, false));
            case "ResponseHeaderModifier" ->
                    item.get("responseHeaderModifier").ifSet(it -> headers(it, true));
            case "RequestMirror" -> item.get("requestMirror").ifSet(this::mirror);
            case "RequestRedirect" ->
                    item.get("requestRedirect").ifSet(RouteFilterReader::redirect);
            case "URLRewrite" -> item.get("urlRewrite").ifSet(RouteFilterReader::rewrite);
            case "CORS" -> item.get("cors").ifSet(RouteFilterReader::cors);
            case "ExternalAuth" -> item.get("externalAuth").ifSet(this::auth);
            case "ExtensionRef" ->
                    item.get("extensionRef").ifSet(it -> new Extension(services.key(it)));
            default -> null; // the definition refuses other words
        };
    }

    private static Headers headers(Field field, boolean ofResponse) {
        return new Headers(
                ofResponse,
                field.get("set").each(RouteFilterReader::header),
                field.get("add").each(RouteFilterReader::header),
                field.get("remove").texts());
    }

    private static Header header(Field item) {
        return new Header(item.get("name").text(""), item.get("value").text(""));
    }

    private Mirror mirror(Field field) {
        var fraction = field.get("fraction");
        int percent = field.get("percent").whole(100);
        return new Mirror(
                backend(field),
                fraction.isSet() ? fraction.get("numerator").whole(0) : percent,
                fraction.get("denominator").whole(100));
    }

    private BackendRef backend(Field filter) {
        var field = filter.get("backendRef");
        return new BackendRef(
                services.key(field), field.get("port").ifSet(it -> it.whole(0)), 1, List.of());
    }

    private static Redirect redirect(Field field) {
        return new Redirect(
                field.get("scheme").text(),
                field.get("hostname").text(),
                field.get("path").ifSet(RouteFilterReader::path),
                field.get("port").ifSet(it -> it.whole(0)),
                field.get("statusCode").whole(302));
    }

    private static Rewrite rewrite(Field field) {
        return new Rewrite(
                field.get("hostname").text(), field.get("path").ifSet(RouteFilterReader::path));
    }

    private static PathChange path(Field field) {
        boolean prefix = "ReplacePrefixMatch".equals(field.get("type").text());
        var value = field.get(prefix ? "replacePrefixMatch" : "replaceFullPath");
        return new PathChange(prefix, value.text(""));
    }

    private static Cors cors(Field field) {
        return new Cors(
                field.get("allowOrigins").texts(),
                field.get("allowMethods").texts(),
                field.get("allowHeaders").texts(),
                field.get("exposeHeaders").texts(),
                field.get("allowCredentials").isTrue(),
                field.get("maxAge").whole(5));
    }

    private ExternalAuth auth(Field field) {
        return new ExternalAuth(backend(field), "GRPC".equals(field.get("protocol").text()));
    }
}

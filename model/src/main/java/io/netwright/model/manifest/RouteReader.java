package io.netwright.model.manifest;

import io.netwright.model.resource.GatewayRoute.BackendRef;
import io.netwright.model.resource.GatewayRoute.ParentRef;
import io.netwright.model.resource.GatewayRoute.ValueMatch;
import io.netwright.model.resource.GrpcRoute;
import io.netwright.model.resource.HttpRoute;
import io.netwright.model.resource.HttpRoute.Match;
import io.netwright.model.resource.HttpRoute.Path;
import io.netwright.model.resource.HttpRoute.PathType;
import io.netwright.model.resource.HttpRoute.Retry;
import io.netwright.model.resource.HttpRoute.Sticky;
import io.netwright.model.resource.ObjectMeta;
import io.netwright.model.resource.ResourceKey;
import io.netwright.model.resource.TransportRoute;

import java.util.List;

/// Reads the routes of the Gateway API. Their definitions check them; what these fill in where
/// nothing is written (a rule for every path) is in the records as well.
///
/// Source: sigs.k8s.io/gateway-api `apis/v1/httproute_types.go`, `grpcroute_types.go`,
/// `tlsroute_types.go`.
final class RouteReader {
    private static final Choices<PathType> PATH_TYPES =
            new Choices<>(
                    List.of("Exact", "PathPrefix", "RegularExpression"),
                    List.of(PathType.EXACT, PathType.PREFIX, PathType.REGEX));

    private final RouteFilterReader filters;
    private final References services;

    private RouteReader(ResourceKey key) {
        services = References.to("", "Service", key);
        filters = new RouteFilterReader(services);
    }

    static HttpRoute http(ResourceKey key, ObjectMeta meta, Field root) {
        var spec = root.get("spec");
        var rules = spec.get("rules");
        return new HttpRoute(
                key,
                meta,
                root.get("apiVersion").text(""),
                parents(spec, key),
                spec.get("hostnames").texts(),
                rules.isSet() ? rules.each(new RouteReader(key)::httpRule) : List.of(everything()));
    }

    private static HttpRoute.Rule everything() {
        return new HttpRoute.Rule(
                null, List.of(Match.EVERYTHING), List.of(), List.of(), null, null, null, null);
    }

    private HttpRoute.Rule httpRule(Field item) {
        var matches = item.get("matches").each(RouteReader::httpMatch);
        var timeouts = item.get("timeouts");
        return new HttpRoute.Rule(
                item.get("name").text(),
                matches.isEmpty() ? List.of(Match.EVERYTHING) : matches,
                filters.each(item.get("filters")),
                backends(item),
                Durations.read(timeouts.get("request")),
                Durations.read(timeouts.get("backendRequest")),
                item.get("retry").ifSet(RouteReader::retry),
                item.get("sessionPersistence").ifSet(RouteReader::sticky));
    }

    private static Match httpMatch(Field item) {
        var path = item.get("path");
        var type = PATH_TYPES.get(path.get("type").text("PathPrefix"));
        return new Match(
                new Path(type == null ? PathType.PREFIX : type, path.get("value").text("/")),
                item.get("headers").each(RouteReader::value),
                item.get("queryParams").each(RouteReader::value),
                item.get("method").text());
    }

    private static ValueMatch value(Field item) {
        return new ValueMatch(item.get("name").text(""), item.get("value").text(""), isRegex(item));
    }

    private static boolean isRegex(Field match) {
        return "RegularExpression".equals(match.get("type").text());
    }

    private static Retry retry(Field field) {
        return new Retry(
                field.get("attempts").ifSet(it -> it.whole(0)),
                Durations.read(field.get("backoff")),
                field.get("codes").each(it -> it.whole(0)));
    }

    private static Sticky sticky(Field field) {
        return new Sticky(
                field.get("sessionName").text(), "Header".equals(field.get("type").text()));
    }

    static GrpcRoute grpc(ResourceKey key, ObjectMeta meta, Field root) {
        var spec = root.get("spec");
        return new GrpcRoute(
                key,
                meta,
                root.get("apiVersion").text(""),
                parents(spec, key),
                spec.get("hostnames").texts(),
                spec.get("rules").each(new RouteReader(key)::grpcRule));
    }

    private GrpcRoute.Rule grpcRule(Field item) {
        return new GrpcRoute.Rule(
                item.get("name").text(),
                item.get("matches").each(RouteReader::grpcMatch),
                filters.each(item.get("filters")),
                backends(item),
                item.get("sessionPersistence").ifSet(RouteReader::sticky));
    }

    private static GrpcRoute.Match grpcMatch(Field item) {
        return new GrpcRoute.Match(
                item.get("method").ifSet(RouteReader::method),
                item.get("headers").each(RouteReader::value));
    }

    private static GrpcRoute.Method method(Field field) {
        return new GrpcRoute.Method(
                field.get("service").text(), field.get("method").text(), isRegex(field));
    }

    static TransportRoute transport(ResourceKey key, ObjectMeta meta, Field root) {
        var spec = root.get("spec");
        return new TransportRoute(
                key,
                meta,
                root.get("apiVersion").text(""),
                parents(spec, key),
                key.kind().equals("TLSRoute") ? spec.get("hostnames").texts() : List.of(),
                spec.get("rules").each(new RouteReader(key)::transportRule));
    }

    private TransportRoute.Rule transportRule(Field item) {
        return new TransportRoute.Rule(item.get("name").text(), backends(item));
    }

    private static List<ParentRef> parents(Field spec, ResourceKey route) {
        var gateways = References.to(GatewayReader.GROUP, "Gateway", route);
        return spec.get("parentRefs").each(it -> parent(it, gateways));
    }

    private static ParentRef parent(Field item, References gateways) {
        return new ParentRef(
                gateways.key(item),
                item.get("sectionName").unlessEmpty().text(),
                item.get("port").ifSet(it -> it.whole(0)));
    }

    private List<BackendRef> backends(Field rule) {
        return rule.get("backendRefs").each(this::backend);
    }

    private BackendRef backend(Field item) {
        return new BackendRef(
                services.key(item),
                item.get("port").ifSet(it -> it.whole(0)),
                item.get("weight").whole(1),
                filters.each(item.get("filters")));
    }
}

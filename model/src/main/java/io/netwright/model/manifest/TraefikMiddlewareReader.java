package io.netwright.model.manifest;

import io.netwright.model.diag.Fault;
import io.netwright.model.net.Cidr;
import io.netwright.model.net.InterfaceAddress;
import io.netwright.model.net.IpAddress;
import io.netwright.model.resource.ObjectMeta;
import io.netwright.model.resource.ResourceKey;
import io.netwright.model.resource.TraefikMiddleware;
import io.netwright.model.resource.TraefikMiddleware.Action;
import io.netwright.model.resource.TraefikMiddleware.AddPrefix;
import io.netwright.model.resource.TraefikMiddleware.AllowClients;
import io.netwright.model.resource.TraefikMiddleware.Chain;
import io.netwright.model.resource.TraefikMiddleware.CircuitBreaker;
import io.netwright.model.resource.TraefikMiddleware.Errors;
import io.netwright.model.resource.TraefikMiddleware.ForwardAuth;
import io.netwright.model.resource.TraefikMiddleware.Headers;
import io.netwright.model.resource.TraefikMiddleware.InFlight;
import io.netwright.model.resource.TraefikMiddleware.Other;
import io.netwright.model.resource.TraefikMiddleware.RateLimit;
import io.netwright.model.resource.TraefikMiddleware.RedirectRegex;
import io.netwright.model.resource.TraefikMiddleware.RedirectScheme;
import io.netwright.model.resource.TraefikMiddleware.ReplacePath;
import io.netwright.model.resource.TraefikMiddleware.Retry;
import io.netwright.model.resource.TraefikMiddleware.StripPrefix;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;

/// Reads middlewares of Traefik.
///
/// Source: traefik v3 `pkg/config/dynamic/middlewares.go`, `pkg/server/middleware/middlewares.go`.
final class TraefikMiddlewareReader {
    private TraefikMiddlewareReader() {}

    static TraefikMiddleware read(ResourceKey key, ObjectMeta meta, Field root) {
        var reader = TraefikReader.of(key);
        var actions = new ArrayList<Action>(1);
        for (var entry : root.get("spec").entries()) {
            if (entry.isSet()) {
                actions.add(action(root.get("spec").get(entry.name()), reader));
            }
        }
        return new TraefikMiddleware(key, meta, root.get("apiVersion").text(""), actions);
    }

    private static Action action(Field of, TraefikReader reader) {
        return switch (of.name()) {
            case "addPrefix" -> new AddPrefix(of.get("prefix").text(""));
            case "stripPrefix" -> new StripPrefix(of.get("prefixes").texts(), false);
            case "stripPrefixRegex" -> new StripPrefix(of.get("regex").texts(), true);
            case "replacePath" -> new ReplacePath(null, of.get("path").text(""));
            case "replacePathRegex" ->
                    new ReplacePath(of.get("regex").text(""), of.get("replacement").text(""));
            case "redirectScheme" ->
                    new RedirectScheme(
                            of.get("scheme").text(""),
                            of.get("port").unlessEmpty().text(),
                            of.get("permanent").isTrue());
            case "redirectRegex" ->
                    new RedirectRegex(
                            of.get("regex").text(""),
                            of.get("replacement").text(""),
                            of.get("permanent").isTrue());
            case "chain" -> new Chain(reader.middlewares().each(of.get("middlewares")));
            case "ipAllowList", "ipWhiteList" -> clients(of);
            case "rateLimit" ->
                    new RateLimit(
                            number(of.get("average"), 0), period(of), number(of.get("burst"), 1));
            case "inFlightReq" -> new InFlight(number(of.get("amount"), 0));
            case "headers" ->
                    new Headers(
                            of.get("customRequestHeaders").textMap(),
                            of.get("customResponseHeaders").textMap(),
                            of.get("allowedHosts").texts());
            case "retry" -> new Retry(of.get("attempts").whole(0));
            case "errors" ->
                    new Errors(
                            of.get("status").texts(),
                            reader.backend(of.get("service")),
                            of.get("query").text(""));
            case "circuitBreaker" -> new CircuitBreaker(of.get("expression").text(""));
            case "forwardAuth" -> new ForwardAuth(of.get("address").text(""));
            default -> new Other(of.name());
        };
    }

    private static String period(Field limit) {
        return limit.get("period").node() instanceof YamlNode.Scalar(String text, _, _, _)
                ? text
                : "1s";
    }

    private static AllowClients clients(Field of) {
        var strategy = of.get("ipStrategy");
        return new AllowClients(
                of.get("sourceRange").each(TraefikMiddlewareReader::network),
                strategy.get("depth").whole(0),
                strategy.get("excludedIPs").texts(),
                of.get("rejectStatusCode").whole(403));
    }

    /// An address is its own network, and bits after the prefix do not count.
    private static @Nullable Cidr network(Field item) {
        var text = item.text();
        if (text == null) {
            return null;
        }
        var address = IpAddress.read(text).map(IpAddress::host);
        var network =
                address.or(() -> InterfaceAddress.read(text).map(InterfaceAddress::network))
                        .orElse(null);
        if (network == null) {
            item.warning(Fault.BAD_CIDR, null, text);
        }
        return network;
    }

    private static long number(Field field, long otherwise) {
        var number = NetFields.number(field);
        return number == null ? otherwise : number;
    }
}

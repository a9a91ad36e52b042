package io.netwright.model.resource;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// A GRPCRoute.
public record GrpcRoute(
        ResourceKey key,
        ObjectMeta meta,
        String apiVersion,
        List<ParentRef> parents,
        List<String> hostnames,
        List<Rule> rules)
        implements GatewayRoute {
    public GrpcRoute {
        parents = List.copyOf(parents);
        hostnames = List.copyOf(hostnames);
        rules = List.copyOf(rules);
    }

    /// Where calls go that match one of `matches`; all do where it is empty.
    public record Rule(
            @Nullable String name,
            List<Match> matches,
            List<RouteFilter> filters,
            List<BackendRef> backends,
            HttpRoute.@Nullable Sticky sticky) {
        public Rule {
            matches = List.copyOf(matches);
            filters = List.copyOf(filters);
            backends = List.copyOf(backends);
        }
    }

    /// All of it must match.
    public record Match(@Nullable Method method, List<ValueMatch> headers) {
        public Match {
            headers = List.copyOf(headers);
        }
    }

    /// A service, a method of any service, or both.
    ///
    /// @param regex are they regular expressions?
    public record Method(@Nullable String service, @Nullable String method, boolean regex) {}
}

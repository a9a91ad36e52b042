package io.netwright.model.resource;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.List;

/// An HTTPRoute.
public record HttpRoute(
        ResourceKey key,
        ObjectMeta meta,
        String apiVersion,
        List<ParentRef> parents,
        List<String> hostnames,
        List<Rule> rules)
        implements GatewayRoute {
    public HttpRoute {
        parents = List.copyOf(parents);
        hostnames = List.copyOf(hostnames);
        rules = List.copyOf(rules);
    }

    /// Where requests go that match one of `matches`, of which there is one at least.
    ///
    /// @param request how long a request may take altogether; 0 for as long as it likes
    /// @param backendRequest how long one attempt may take
    public record Rule(
            @Nullable String name,
            List<Match> matches,
            List<RouteFilter> filters,
            List<BackendRef> backends,
            @Nullable Duration request,
            @Nullable Duration backendRequest,
            @Nullable Retry retry,
            @Nullable Sticky sticky) {
        public Rule {
            matches = List.copyOf(matches);
            filters = List.copyOf(filters);
            backends = List.copyOf(backends);
        }
    }

    /// All of it must match.
    ///
    /// @param method null for all
    public record Match(
            Path path, List<ValueMatch> headers, List<ValueMatch> query, @Nullable String method) {
        /// What a rule without `matches` has.
        public static final Match EVERYTHING =
                new Match(new Path(PathType.PREFIX, "/"), List.of(), List.of(), null);

        public Match {
            headers = List.copyOf(headers);
            query = List.copyOf(query);
        }
    }

    public record Path(PathType type, String value) {}

    /// How a path is compared: `PREFIX` by whole elements.
    public enum PathType {
        EXACT,
        PREFIX,
        REGEX
    }

    /// Asks again after these status codes (experimental).
    public record Retry(
            @Nullable Integer attempts, @Nullable Duration backoff, List<Integer> codes) {
        public Retry {
            codes = List.copyOf(codes);
        }
    }

    /// Keeps a client at a backend, by a cookie or by a header (experimental).
    public record Sticky(@Nullable String name, boolean header) {}
}

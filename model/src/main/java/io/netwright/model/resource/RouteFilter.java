package io.netwright.model.resource;

import io.netwright.model.resource.GatewayRoute.BackendRef;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// What a rule of an HTTPRoute or GRPCRoute does with requests.
public sealed interface RouteFilter {
    /// Changes headers of requests or of responses.
    record Headers(boolean ofResponse, List<Header> set, List<Header> add, List<String> remove)
            implements RouteFilter {
        public Headers {
            set = List.copyOf(set);
            add = List.copyOf(add);
            remove = List.copyOf(remove);
        }
    }

    /// A header and its value.
    record Header(String name, String value) {}

    /// Answers with another address; what is null stays as it was asked for.
    ///
    /// @param status 302 where unset
    record Redirect(
            @Nullable String scheme,
            @Nullable String hostname,
            @Nullable PathChange path,
            @Nullable Integer port,
            int status)
            implements RouteFilter {}

    /// Changes what the backend is asked for.
    record Rewrite(@Nullable String hostname, @Nullable PathChange path) implements RouteFilter {}

    /// Puts `value` in the place of the path.
    ///
    /// @param prefix only of the prefix that matched
    record PathChange(boolean prefix, String value) {}

    /// Sends a copy of `numerator` of `denominator` requests to another backend as well.
    record Mirror(BackendRef backend, int numerator, int denominator) implements RouteFilter {}

    /// Answers preflight requests, and tells browsers what other sites may do.
    record Cors(
            List<String> origins,
            List<String> methods,
            List<String> headers,
            List<String> exposed,
            boolean credentials,
            int maxAge)
            implements RouteFilter {
        public Cors {
            origins = List.copyOf(origins);
            methods = List.copyOf(methods);
            headers = List.copyOf(headers);
            exposed = List.copyOf(exposed);
        }
    }

    /// Asks a backend first whether a request may pass (experimental).
    record ExternalAuth(BackendRef backend, boolean grpc) implements RouteFilter {}

    /// What an implementation defines.
    record Extension(ResourceKey object) implements RouteFilter {}
}

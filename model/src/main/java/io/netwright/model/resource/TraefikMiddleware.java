package io.netwright.model.resource;

import io.netwright.model.net.Cidr;
import io.netwright.model.resource.TraefikKind.Backend;

import org.jspecify.annotations.Nullable;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// A Middleware of Traefik.
///
/// @param actions one; Traefik refuses a middleware with more
public record TraefikMiddleware(
        ResourceKey key, ObjectMeta meta, String apiVersion, List<Action> actions)
        implements TraefikKind {
    public TraefikMiddleware {
        actions = List.copyOf(actions);
    }

    /// What it does with requests.
    public sealed interface Action {}

    public record AddPrefix(String prefix) implements Action {}

    /// Takes the first prefix that fits off the path.
    ///
    /// @param regex are they regular expressions?
    public record StripPrefix(List<String> prefixes, boolean regex) implements Action {
        public StripPrefix {
            prefixes = List.copyOf(prefixes);
        }
    }

    /// Asks the backend for another path.
    ///
    /// @param regex what is replaced, null for the whole path
    public record ReplacePath(@Nullable String regex, String path) implements Action {}

    /// Answers with the same address under another scheme or port.
    public record RedirectScheme(String scheme, @Nullable String port, boolean permanent)
            implements Action {}

    /// Answers with another address where the asked one matches.
    public record RedirectRegex(String regex, String replacement, boolean permanent)
            implements Action {}

    /// One middleware after the other.
    public record Chain(List<ResourceKey> middlewares) implements Action {
        public Chain {
            middlewares = List.copyOf(middlewares);
        }
    }

    /// Lets only these clients pass.
    ///
    /// @param depth which address of `X-Forwarded-For` counts, from the right; 0 for the peer's
    /// @param excluded addresses of `X-Forwarded-For` that do not count
    /// @param status of the refusal, 403 where unset
    public record AllowClients(List<Cidr> sources, int depth, List<String> excluded, int status)
            implements Action {
        public AllowClients {
            sources = List.copyOf(sources);
            excluded = List.copyOf(excluded);
        }
    }

    /// At most so many requests of a client in a time.
    ///
    /// @param average requests per `period`, 0 for no limit
    /// @param period as written, `1s` where unset
    public record RateLimit(long average, String period, long burst) implements Action {}

    /// At most so many requests of a client at a time.
    public record InFlight(long amount) implements Action {}

    /// Sets headers; an empty value removes one.
    ///
    /// @param hosts answers all other names with an error, where not empty
    public record Headers(
            SortedMap<String, String> ofRequest,
            SortedMap<String, String> ofResponse,
            List<String> hosts)
            implements Action {
        public Headers {
            ofRequest = Collections.unmodifiableSortedMap(new TreeMap<>(ofRequest));
            ofResponse = Collections.unmodifiableSortedMap(new TreeMap<>(ofResponse));
            hosts = List.copyOf(hosts);
        }
    }

    public record Retry(int attempts) implements Action {}

    /// Answers errors with a page of another backend.
    ///
    /// @param statuses `404`, `500-599`
    public record Errors(List<String> statuses, Backend backend, String query) implements Action {
        public Errors {
            statuses = List.copyOf(statuses);
        }
    }

    /// Stops asking while `expression` holds.
    public record CircuitBreaker(String expression) implements Action {}

    /// Asks that address whether a request may pass.
    public record ForwardAuth(String address) implements Action {}

    /// What concerns no path of a packet, by the name of its field: `compress`.
    public record Other(String name) implements Action {}
}

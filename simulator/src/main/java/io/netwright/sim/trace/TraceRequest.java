package io.netwright.sim.trace;

import io.netwright.model.net.IpAddress;
import io.netwright.model.net.Protocol;
import io.netwright.sim.dns.Resolver;

import org.jspecify.annotations.Nullable;

/// A question about one connection attempt, as the command line asks it (CLI contract 7 to 12).
///
/// @param from an endpoint: `ns/pod`, `ns/kind/name`, `node/NAME`, `external:IP`, `external:NAME`
/// @param to `HOST:PORT`, just `HOST` for ICMP
/// @param at the node that sees a packet from outside first, null for the usual one
/// @param source the address to send from, which the sender then owns, null for its own
/// @param candidate which one the hops follow, `ip:port`; null for the first
/// @param resolver how the client looks names up
public record TraceRequest(
        String from,
        String to,
        Protocol protocol,
        @Nullable String at,
        @Nullable IpAddress source,
        @Nullable String candidate,
        Resolver.Kind resolver) {
    public static TraceRequest of(String from, String to, Protocol protocol) {
        return new TraceRequest(from, to, protocol, null, null, null, Resolver.Kind.GLIBC);
    }

    TraceRequest to(String other, Protocol otherProtocol) {
        return new TraceRequest(from, other, otherProtocol, at, source, null, resolver);
    }
}

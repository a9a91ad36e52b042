/// Answers: what became of a packet, why, and the way it took. A [Tracer] finds every outcome of
/// one connection attempt; a [Walk] makes hops for people of the steps that any run recorded; a
/// [ReasonCode] is everything that a hop or a verdict may say.
///
/// **Not modelled**: SCTP; what follows a connection's first answer; neighbor resolution (ARP, NDP)
/// and the packets of a name lookup as hops of their own; the order of RFC 6724 beyond IPv6 before
/// IPv4; the HTTP status of a health check node port.
@NullMarked
package io.netwright.sim.trace;

import org.jspecify.annotations.NullMarked;

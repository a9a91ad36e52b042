package io.netwright.sim.stack;

import io.netwright.model.net.IpAddress;
import io.netwright.model.net.Protocol;

import org.jspecify.annotations.Nullable;

/// A socket, as `ss` shows it.
///
/// @param state such as `LISTEN`, `ESTAB`, `SYN-SENT`; `UNCONN` for a UDP socket without a peer
/// @param local null for every address
/// @param peer null where it has none
public record SocketEntry(
        int id,
        Protocol protocol,
        String state,
        @Nullable IpAddress local,
        int localPort,
        @Nullable IpAddress peer,
        int peerPort) {}

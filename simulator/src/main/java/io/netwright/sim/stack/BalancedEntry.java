package io.netwright.sim.stack;

import io.netwright.sim.fabric.RealServer;

/// A connection of IPVS, as others get to see it.
///
/// @param request from the client to the virtual server
/// @param service the index of the virtual server in its namespace
/// @param active as `ActiveConn` counts, not `InActConn`
public record BalancedEntry(Tuple request, int service, RealServer server, boolean active) {}

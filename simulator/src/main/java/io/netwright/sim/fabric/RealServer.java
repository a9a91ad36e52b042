package io.netwright.sim.fabric;

import io.netwright.model.net.IpAddress;

/// A real server of a virtual one (`ipvsadm -a -m`): packets go there with another destination.
///
/// @param weight 0 for one that gets no new connections
public record RealServer(IpAddress address, int port, int weight, int origin) implements Entry {}

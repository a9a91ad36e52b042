package io.netwright.sim.run;

import io.netwright.model.net.IpAddress;
import io.netwright.model.net.Protocol;

/// What a flow number stands for: something that a process began.
///
/// @param flow see [io.netwright.sim.stack.Skb#flow]
/// @param process the number of the process
/// @param port of the destination, 0 for ICMP
public record Story(
        int flow,
        long time,
        int process,
        int namespace,
        Protocol protocol,
        IpAddress destination,
        int port) {}

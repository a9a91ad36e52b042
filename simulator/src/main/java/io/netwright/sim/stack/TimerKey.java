package io.netwright.sim.stack;

import io.netwright.model.net.IpAddress;

/// What a timer is for; one of each at a time.
public sealed interface TimerKey {
    /// The next try, or the end, of an ARP or NDP resolution.
    record Resolve(int device, IpAddress address) implements TimerKey {}

    /// The retransmission time-out of a socket.
    record Retransmit(int namespace, int socket) implements TimerKey {}
}

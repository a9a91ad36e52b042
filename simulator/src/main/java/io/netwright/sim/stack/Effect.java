package io.netwright.sim.stack;

import io.netwright.sim.packet.Packet;

/// What the stack asks of the world around it.
public sealed interface Effect {
    /// A frame leaves by a device: a veth's peer gets it at once, a card's segment when the wire
    /// has carried it.
    ///
    /// @param flow which packet's story this frame belongs to, see [Skb#flow]
    record Transmit(int device, Packet frame, int flow) implements Effect {}

    /// A socket has news for its process.
    record Notify(int namespace, int socket, SocketEvent event) implements Effect {}

    /// Call the stack with this key after so many nanoseconds; replaces an earlier one.
    record Timer(TimerKey key, long afterNanos) implements Effect {}

    /// That timer is not needed any more.
    record Cancel(TimerKey key) implements Effect {}
}

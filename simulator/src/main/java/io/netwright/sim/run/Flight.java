package io.netwright.sim.run;

import io.netwright.sim.packet.Packet;

/// A frame on its way from one device to another. Over a veth all times are the same.
///
/// @param from the id of the device that sent it
/// @param to the id of the device that gets it
/// @param queued when it was handed to the sender
/// @param leaves when its first bit leaves
/// @param left when its last bit has left
/// @param arrives when its last bit is there
public record Flight(
        int flow,
        int from,
        int to,
        Packet frame,
        long queued,
        long leaves,
        long left,
        long arrives) {}

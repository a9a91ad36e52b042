package io.netwright.sim.fabric;

import java.util.List;

/// A switch without tables of its own: a frame goes to the card with its destination MAC, a group
/// address to all others.
///
/// @param ports the cards on it
public record Segment(int id, String name, List<Port> ports) {
    public Segment {
        ports = List.copyOf(ports);
    }

    /// A card and its cable.
    ///
    /// @param device the id of the NIC
    /// @param bitsPerSecond speed, more than 0
    /// @param delayNanos propagation from the card to the segment's middle
    /// @param queueFrames how many frames may wait (`tc-pfifo(8)`)
    public record Port(int device, long bitsPerSecond, long delayNanos, int queueFrames) {}
}

package io.netwright.sim.trace;

import io.netwright.sim.packet.Packet;

import org.jspecify.annotations.Nullable;

/// What one device or hook did to the packet.
///
/// @param place the name of the namespace: `shop/client`, `node/red`, `router`
/// @param device null where no device is concerned
/// @param hook such as `nat/PREROUTING`, null where it was none
/// @param action a word or two: `DNAT`, `route`, `encapsulate`, `drop`
/// @param before the packet as it came to this hop, from its outermost header on
/// @param after as it left; equal to `before` where nothing changed
/// @param step the index of the recorded step that this hop shows
/// @param timeNanos when; 0 throughout in an exploration, which knows no time
public record Hop(
        Leg leg,
        String place,
        @Nullable String device,
        @Nullable String hook,
        String action,
        Reason why,
        Packet before,
        Packet after,
        int step,
        long timeNanos) {
    /// There, or back.
    public enum Leg {
        REQUEST,
        REPLY
    }
}

package io.netwright.sim.trace;

import io.netwright.sim.packet.Packet;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// What one device or hook did to the packet.
///
/// @param place the name of the namespace: `shop/client`, `node/red`, `router`
/// @param device null where no device is concerned
/// @param hook such as `nat/PREROUTING`, null where it was none
/// @param chains the netfilter chains that led to the rule, the hook's own first
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
        List<String> chains,
        String action,
        Reason why,
        Packet before,
        Packet after,
        int step,
        long timeNanos) {
    public Hop {
        chains = List.copyOf(chains);
    }

    /// There, or back.
    public enum Leg {
        REQUEST,
        REPLY
    }
}

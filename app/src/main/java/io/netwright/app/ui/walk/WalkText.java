package io.netwright.app.ui.walk;

import io.netwright.sim.trace.Hop;

/// A hop in words.
final class WalkText {
    private WalkText() {}

    /// `eth0`, `nat/PREROUTING`, or both.
    static String where(Hop hop) {
        var device = hop.device();
        var hook = hop.hook();
        return hook != null ? hook : device != null ? device : "";
    }

    static String spoken(Hop hop) {
        return "%s, %s %s, %s: %s"
                .formatted(
                        hop.leg() == Hop.Leg.REPLY ? "reply" : "request",
                        hop.place(),
                        where(hop),
                        hop.action(),
                        hop.why().message().text());
    }
}

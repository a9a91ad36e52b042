package io.netwright.app.ui.walk;

import io.netwright.sim.trace.Hop;

import java.util.ArrayList;
import java.util.List;

/// Something on the timeline that is worth a sign.
///
/// @param hop its index
record TimelineMark(Kind kind, int hop, long timeNanos, String text) {
    /// What it is.
    enum Kind {
        SEND("▸"),
        NAT("◆"),
        DROP("✕"),
        DELIVER("✓");

        private final String sign;

        Kind(String sign) {
            this.sign = sign;
        }

        String sign() {
            return sign;
        }
    }

    /// The marks of a walk; of several of a kind at one time, the first.
    static List<TimelineMark> of(List<Hop> hops) {
        var marks = new ArrayList<TimelineMark>();
        for (int i = 0; i < hops.size(); i++) {
            var hop = hops.get(i);
            var kind =
                    switch (hop.action()) {
                        case "send", "RST", "ICMP error" -> Kind.SEND;
                        case "DNAT", "SNAT", "translate" -> Kind.NAT;
                        case "drop", "reject" -> Kind.DROP;
                        case "deliver" -> Kind.DELIVER;
                        default -> null;
                    };
            if (kind == null
                    || marks.stream()
                            .anyMatch(it -> it.kind == kind && it.timeNanos == hop.timeNanos())) {
                continue;
            }
            marks.add(
                    new TimelineMark(kind, i, hop.timeNanos(), hop.place() + ": " + hop.action()));
        }
        return marks;
    }
}

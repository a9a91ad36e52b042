package io.netwright.sim.trace;

import java.util.Locale;

/// What a client sees, the worst first (CLI contract 8).
public enum Verdict {
    /// Something on the way is not modelled.
    UNKNOWN("?"),
    /// Silence.
    DROPPED("✕"),
    /// An answer that says no: a RST, an ICMP error.
    REJECTED("↩"),
    /// The name has no address.
    UNRESOLVED("∅"),
    DELIVERED("✓");

    private final String sign;

    Verdict(String sign) {
        this.sign = sign;
    }

    public String sign() {
        return sign;
    }

    /// As scripts read it: `delivered`.
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}

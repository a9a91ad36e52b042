package io.netwright.model.net;

import java.util.Locale;
import java.util.Optional;

/// A protocol above IP, with its number as IANA assigns it.
public enum Protocol {
    TCP(6),
    UDP(17),
    SCTP(132),
    ICMP(1),
    ICMPV6(58);

    private final int number;

    Protocol(int number) {
        this.number = number;
    }

    public int number() {
        return number;
    }

    /// Has it ports, as NetworkPolicy and Service mean them?
    public boolean hasPorts() {
        return this == TCP || this == UDP || this == SCTP;
    }

    /// As command line tools write it: `tcp`.
    public String lower() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The protocol of that name, in any case.
    public static Optional<Protocol> named(String name) {
        for (var protocol : values()) {
            if (protocol.name().equalsIgnoreCase(name)) {
                return Optional.of(protocol);
            }
        }
        return Optional.empty();
    }
}

package io.netwright.sim.dns;

import java.util.Locale;
import java.util.Optional;

/// A type of record, with its number as IANA assigns it.
public enum DnsType {
    A(1),
    NS(2),
    CNAME(5),
    SOA(6),
    PTR(12),
    HINFO(13),
    MX(15),
    TXT(16),
    AAAA(28),
    SRV(33);

    private final int number;

    DnsType(int number) {
        this.number = number;
    }

    public int number() {
        return number;
    }

    /// The type of that name, in any case.
    public static Optional<DnsType> named(String name) {
        for (var type : values()) {
            if (type.name().equals(name.toUpperCase(Locale.ROOT))) {
                return Optional.of(type);
            }
        }
        return Optional.empty();
    }

    static Optional<DnsType> numbered(int number) {
        for (var type : values()) {
            if (type.number == number) {
                return Optional.of(type);
            }
        }
        return Optional.empty();
    }
}

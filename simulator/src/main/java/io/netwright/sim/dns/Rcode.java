package io.netwright.sim.dns;

/// A response code, with its number as IANA assigns it; the last three stand for no response.
public enum Rcode {
    NOERROR(0),
    FORMERR(1),
    SERVFAIL(2),
    NXDOMAIN(3),
    NOTIMP(4),
    REFUSED(5),
    /// Nobody answered in time.
    TIMEOUT(-1),
    /// An ICMP error or a reset came instead.
    UNREACHABLE(-1),
    /// Something on the way to the answer is not modelled.
    UNKNOWN(-1);

    private final int number;

    Rcode(int number) {
        this.number = number;
    }

    /// -1 for what is no response.
    public int number() {
        return number;
    }

    static Rcode numbered(int number) {
        for (var rcode : values()) {
            if (rcode.number == number) {
                return rcode;
            }
        }
        return SERVFAIL;
    }
}

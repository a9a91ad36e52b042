package io.netwright.sim.fabric;

import io.netwright.model.net.Cidr;
import io.netwright.model.net.PortRange;
import io.netwright.model.net.Protocol;

import java.util.List;

/// One match of a rule, as iptables' extensions define it (`iptables-extensions(8)`).
public sealed interface Match {
    /// `-s`, negated `! -s`.
    record Source(Cidr cidr, boolean negated) implements Match {}

    /// `-d`, negated `! -d`.
    record Destination(Cidr cidr, boolean negated) implements Match {}

    /// `-i`; a name that ends in `+` is a prefix.
    record InInterface(String name, boolean negated) implements Match {}

    /// `-o`; a name that ends in `+` is a prefix.
    record OutInterface(String name, boolean negated) implements Match {}

    /// `-p`.
    record ProtocolIs(Protocol protocol, boolean negated) implements Match {}

    /// `--sport`, or `-m multiport --sports` for several.
    record SourcePort(List<PortRange> ports, boolean negated) implements Match {}

    /// `--dport`, or `-m multiport --dports` for several.
    record DestinationPort(List<PortRange> ports, boolean negated) implements Match {}

    /// `-m icmp --icmp-type`, `-m icmp6 --icmpv6-type`; a code of -1 is any.
    record IcmpType(int type, int code) implements Match {}

    /// `-m conntrack --ctstate`.
    record ConntrackState(List<State> states, boolean negated) implements Match {
        /// `DNAT` and `SNAT` are virtual states: the flow is translated.
        public enum State {
            NEW,
            ESTABLISHED,
            RELATED,
            INVALID,
            UNTRACKED,
            DNAT,
            SNAT
        }
    }

    /// `-m mark --mark value/mask`.
    record Mark(int value, int mask, boolean negated) implements Match {}

    /// `-m addrtype --src-type` or `--dst-type`.
    record AddressType(boolean destination, Type type, boolean negated) implements Match {
        /// Types of addresses, as the routing tables see them.
        public enum Type {
            LOCAL,
            UNICAST,
            BROADCAST,
            MULTICAST
        }
    }

    /// `-m set --match-set NAME src,dst`; `destination` per dimension.
    record InSet(String set, List<Boolean> destination, boolean negated) implements Match {}

    /// `-m statistic --mode random --probability`, as the kernel keeps it: of 2^31.
    record Chance(long numerator) implements Match {
        public static final long DENOMINATOR = 1L << 31;
    }

    /// `-m recent --name N --rcheck --seconds S --reap`: has the source been seen lately?
    record RecentlySeen(String list, int seconds) implements Match {}

    /// `-m recent --name N --set`: always matches, and notes the source.
    record NoteRecent(String list) implements Match {}

    /// `-m rpfilter [--loose] [--validmark]`; `negated` is `--invert`.
    record ReversePath(boolean loose, boolean validMark, boolean negated) implements Match {}
}

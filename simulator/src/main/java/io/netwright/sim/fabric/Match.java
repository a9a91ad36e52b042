package io.netwright.sim.fabric;

import io.netwright.model.net.AddressSpan;
import io.netwright.model.net.Cidr;
import io.netwright.model.net.IpAddress;
import io.netwright.model.net.PortRange;
import io.netwright.model.net.Protocol;

import java.util.ArrayList;
import java.util.List;

/// One match of a rule, as iptables' extensions (`iptables-extensions(8)`) and the expressions of
/// nftables (`nft(8)`) define it.
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

    /// `-m physdev --physdev-is-in`: it came in by a port of a bridge.
    record FromBridgePort(boolean negated) implements Match {}

    /// `-m ipvs --vaddr --vproto --vport`: IPVS has sent it to a real server of that virtual one.
    record ThroughVirtualServer(IpAddress address, Protocol protocol, int port) implements Match {}

    /// `-m statistic --mode random --probability`, as the kernel keeps it: of 2^31.
    record Chance(long numerator) implements Match {
        public static final long DENOMINATOR = 1L << 31;
    }

    /// `-m recent --name N --rcheck --seconds S --reap`: has the source been seen lately?
    record RecentlySeen(String list, int seconds) implements Match {}

    /// `-m recent --name N --set`: always matches, and notes the source.
    record NoteRecent(String list) implements Match {}

    /// Addresses of a set without a name: `ip saddr { 10.0.0.0/8, 192.0.2.1 }`, of nftables.
    ///
    /// @param spans in order, none touches another
    record AddressIn(boolean destination, List<AddressSpan> spans, boolean negated)
            implements Match {
        public AddressIn {
            spans = List.copyOf(spans);
        }

        /// Networks as nft makes a set of them: those that overlap or touch become one.
        public static AddressIn of(boolean destination, List<Cidr> cidrs, boolean negated) {
            var spans = new ArrayList<AddressSpan>();
            for (var cidr : cidrs.stream().sorted().toList()) {
                var last = spans.isEmpty() ? null : spans.getLast();
                if (last != null && last.reaches(cidr.network())) {
                    var end = last.last().compareTo(cidr.last()) < 0 ? cidr.last() : last.last();
                    spans.set(spans.size() - 1, new AddressSpan(last.first(), end));
                } else {
                    spans.add(AddressSpan.of(cidr));
                }
            }
            return new AddressIn(destination, spans, negated);
        }
    }

    /// Is there an element for this packet in a named set of the table? `ip daddr @cluster-ips`, of
    /// nftables.
    record InNamedSet(String set, List<KeyField> key, boolean negated) implements Match {
        public InNamedSet {
            key = List.copyOf(key);
        }
    }

    /// A statement, which nftables allows among the matches: `update @set { ip saddr }`. Matches
    /// unless the set is full.
    record UpdateSet(String set, List<KeyField> key) implements Match {
        public UpdateSet {
            key = List.copyOf(key);
        }
    }

    /// A statement too, which always matches: `meta mark set`, as [Target.SetMark] has it.
    record SetsMark(int value, int mask) implements Match {}

    /// `-m rpfilter [--loose] [--validmark]`; `negated` is `--invert`.
    record ReversePath(boolean loose, boolean validMark, boolean negated) implements Match {}
}

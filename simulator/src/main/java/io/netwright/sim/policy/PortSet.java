package io.netwright.sim.policy;

import io.netwright.model.net.PortRange;
import io.netwright.model.net.Protocol;

import java.util.ArrayList;
import java.util.List;

/// Ports of TCP, UDP and SCTP. Ranges are sorted, apart, and as few as can be, so that equal sets
/// are equal values.
public record PortSet(List<PortRange> tcp, List<PortRange> udp, List<PortRange> sctp) {
    public static final PortSet NONE = new PortSet(List.of(), List.of(), List.of());
    public static final PortSet ALL =
            new PortSet(List.of(PortRange.ALL), List.of(PortRange.ALL), List.of(PortRange.ALL));

    /// The protocols, in the order of lists.
    public static final List<Protocol> PROTOCOLS =
            List.of(Protocol.TCP, Protocol.UDP, Protocol.SCTP);

    public PortSet {
        tcp = List.copyOf(tcp);
        udp = List.copyOf(udp);
        sctp = List.copyOf(sctp);
    }

    public static PortSet of(Protocol protocol, PortRange range) {
        var one = List.of(range);
        return switch (protocol) {
            case TCP -> new PortSet(one, List.of(), List.of());
            case UDP -> new PortSet(List.of(), one, List.of());
            case SCTP -> new PortSet(List.of(), List.of(), one);
            case ICMP, ICMPV6 -> NONE;
        };
    }

    /// The ranges of a protocol, none for one without ports.
    public List<PortRange> ranges(Protocol protocol) {
        return switch (protocol) {
            case TCP -> tcp;
            case UDP -> udp;
            case SCTP -> sctp;
            case ICMP, ICMPV6 -> List.of();
        };
    }

    public boolean isEmpty() {
        return tcp.isEmpty() && udp.isEmpty() && sctp.isEmpty();
    }

    public boolean contains(Protocol protocol, int port) {
        return ranges(protocol).stream().anyMatch(it -> it.contains(port));
    }

    public PortSet union(PortSet other) {
        return new PortSet(union(tcp, other.tcp), union(udp, other.udp), union(sctp, other.sctp));
    }

    public PortSet intersection(PortSet other) {
        return new PortSet(
                intersection(tcp, other.tcp),
                intersection(udp, other.udp),
                intersection(sctp, other.sctp));
    }

    private static List<PortRange> union(List<PortRange> some, List<PortRange> others) {
        var all = new ArrayList<>(some);
        all.addAll(others);
        all.sort(PortRange::compareTo);
        var merged = new ArrayList<PortRange>();
        for (var range : all) {
            if (!merged.isEmpty() && range.from() <= merged.getLast().to() + 1) {
                var last = merged.removeLast();
                merged.add(new PortRange(last.from(), Math.max(last.to(), range.to())));
            } else {
                merged.add(range);
            }
        }
        return merged;
    }

    private static List<PortRange> intersection(List<PortRange> some, List<PortRange> others) {
        var common = new ArrayList<PortRange>();
        for (int i = 0, j = 0; i < some.size() && j < others.size(); ) {
            var a = some.get(i);
            var b = others.get(j);
            int from = Math.max(a.from(), b.from());
            int to = Math.min(a.to(), b.to());
            if (from <= to) {
                common.add(new PortRange(from, to));
            }
            if (a.to() < b.to()) {
                i++;
            } else {
                j++;
            }
        }
        return common;
    }

    /// `all ports`, or `TCP 80, 8080-8090; UDP all`.
    @Override
    public String toString() {
        if (equals(ALL)) {
            return "all ports";
        }
        var parts = new ArrayList<String>();
        for (var protocol : PROTOCOLS) {
            var ranges = ranges(protocol);
            if (!ranges.isEmpty()) {
                boolean all = ranges.equals(List.of(PortRange.ALL));
                var text = ranges.stream().map(PortRange::toString).toList();
                parts.add(protocol + " " + (all ? "all" : String.join(", ", text)));
            }
        }
        return parts.isEmpty() ? "no port" : String.join("; ", parts);
    }
}

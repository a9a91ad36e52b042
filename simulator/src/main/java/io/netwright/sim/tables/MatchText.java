package io.netwright.sim.tables;

import io.netwright.model.net.IpFamily;
import io.netwright.model.net.PortRange;
import io.netwright.model.net.Protocol;
import io.netwright.sim.fabric.Match;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// A match of an extension, as `iptables-save` prints it.
final class MatchText {
    private MatchText() {}

    /// Empty for what stands before the extensions.
    static String of(Match match, @Nullable Protocol protocol, IpFamily family) {
        return switch (match) {
            case Match.Source _,
                    Match.Destination _,
                    Match.InInterface _,
                    Match.OutInterface _,
                    Match.ProtocolIs _ ->
                    "";
            case Match.SourcePort(var ports, boolean not) -> ports("s", ports, not, protocol);
            case Match.DestinationPort(var ports, boolean not) -> ports("d", ports, not, protocol);
            case Match.IcmpType(int type, int code) ->
                    (family == IpFamily.V4 ? "-m icmp --icmp-type " : "-m icmp6 --icmpv6-type ")
                            + type
                            + (code < 0 ? "" : "/" + code);
            case Match.ConntrackState(var states, boolean not) ->
                    "-m conntrack %s--ctstate %s".formatted(RuleText.not(not), join(states));
            case Match.Mark(int value, int mask, boolean not) ->
                    "-m mark %s--mark 0x%x%s"
                            .formatted(
                                    RuleText.not(not),
                                    value,
                                    mask == -1 ? "" : "/0x%x".formatted(mask));
            case Match.AddressType(boolean destination, var type, boolean not) ->
                    "-m addrtype %s--%s-type %s"
                            .formatted(RuleText.not(not), destination ? "dst" : "src", type);
            case Match.InSet(var set, var dimensions, boolean not) ->
                    "-m set %s--match-set %s %s"
                            .formatted(
                                    RuleText.not(not),
                                    set,
                                    dimensions.stream()
                                            .map(it -> it ? "dst" : "src")
                                            .collect(Collectors.joining(",")));
            case Match.ThroughVirtualServer(var address, var of, int port) ->
                    "-m ipvs --vproto %d --vaddr %s --vport %d"
                            .formatted(of.number(), address, port);
            case Match.FromBridgePort(boolean not) ->
                    "-m physdev %s--physdev-is-in".formatted(RuleText.not(not));
            case Match.Chance(long numerator) ->
                    "-m statistic --mode random --probability "
                            + String.format(
                                    Locale.ROOT,
                                    "%.11f",
                                    (double) numerator / Match.Chance.DENOMINATOR);
            case Match.RecentlySeen(var list, int seconds) ->
                    "-m recent --rcheck --seconds %d --reap%s"
                            .formatted(seconds, recent(list, family));
            case Match.NoteRecent(var list) -> "-m recent --set" + recent(list, family);
            case Match.AddressIn _, Match.InNamedSet _, Match.UpdateSet _, Match.SetsMark _ ->
                    throw new IllegalArgumentException("iptables has no match " + match);
            case Match.ReversePath(boolean loose, boolean validMark, boolean not) ->
                    "-m rpfilter"
                            + (loose ? " --loose" : "")
                            + (validMark ? " --validmark" : "")
                            + (not ? " --invert" : "");
        };
    }

    private static String join(List<Match.ConntrackState.State> states) {
        return states.stream().map(Enum::name).collect(Collectors.joining(","));
    }

    private static String recent(String list, IpFamily family) {
        var mask =
                family == IpFamily.V4
                        ? "255.255.255.255"
                        : "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff";
        return " --name %s --mask %s --rsource".formatted(list, mask);
    }

    /// `-m tcp --dport 80`; `-m multiport` for several; all ports are not worth an option.
    private static String ports(
            String side, List<PortRange> ports, boolean not, @Nullable Protocol protocol) {
        if (ports.size() > 1 || protocol == null) {
            return "-m multiport %s--%sports %s"
                    .formatted(
                            RuleText.not(not),
                            side,
                            ports.stream().map(MatchText::range).collect(Collectors.joining(",")));
        }
        var only = ports.getFirst();
        var module = "-m " + name(protocol);
        return only.from() == 0 && only.to() == 65535
                ? module
                : "%s %s--%sport %s".formatted(module, RuleText.not(not), side, range(only));
    }

    private static String range(PortRange range) {
        return range.from() == range.to()
                ? Integer.toString(range.from())
                : range.from() + ":" + range.to();
    }

    /// As `/etc/protocols` names it.
    static String name(Protocol protocol) {
        return protocol == Protocol.ICMPV6 ? "ipv6-icmp" : protocol.lower();
    }
}

package io.netwright.sim.tables;

import io.netwright.model.net.AddressSpan;
import io.netwright.model.net.Cidr;
import io.netwright.model.net.IpAddress;
import io.netwright.model.net.IpFamily;
import io.netwright.model.net.PortRange;
import io.netwright.sim.fabric.KeyField;
import io.netwright.sim.fabric.Match;
import io.netwright.sim.fabric.Rule;
import io.netwright.sim.fabric.SetElement;
import io.netwright.sim.fabric.Target;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// A rule as `nft list ruleset` prints it.
public final class NftRuleText {
    private final String ip;
    private final IpFamily family;

    private NftRuleText(IpFamily family) {
        this.family = family;
        ip = ip(family);
    }

    public static String of(Rule rule, IpFamily family) {
        return new NftRuleText(family).text(rule);
    }

    static String ip(IpFamily family) {
        return family == IpFamily.V4 ? "ip" : "ip6";
    }

    private String text(Rule rule) {
        var words = new ArrayList<String>();
        for (var match : rule.matches()) {
            words.add(match(match));
        }
        var target = target(rule.target());
        if (!target.isEmpty()) {
            words.add(target);
        }
        if (!rule.comment().isEmpty()) {
            words.add("comment \"" + rule.comment() + '"');
        }
        return String.join(" ", words);
    }

    private String match(Match match) {
        return switch (match) {
            case Match.Source(var cidr, boolean not) -> ip + " saddr " + not(not) + address(cidr);
            case Match.Destination(var cidr, boolean not) ->
                    ip + " daddr " + not(not) + address(cidr);
            case Match.InInterface(var name, boolean not) -> "iifname " + device(name, not);
            case Match.OutInterface(var name, boolean not) -> "oifname " + device(name, not);
            case Match.ProtocolIs(var protocol, boolean not) ->
                    "meta l4proto " + not(not) + MatchText.name(protocol);
            case Match.SourcePort(var ports, boolean not) -> "th sport " + not(not) + ports(ports);
            case Match.DestinationPort(var ports, boolean not) ->
                    "th dport " + not(not) + ports(ports);
            case Match.ConntrackState(var states, boolean not) -> states(states, not);
            case Match.Mark(int value, int mask, boolean not) ->
                    "meta mark & %s %s %s".formatted(hex(mask), not ? "!=" : "==", hex(value));
            case Match.AddressType(boolean destination, var type, boolean not) ->
                    "fib %s type %s%s"
                            .formatted(
                                    destination ? "daddr" : "saddr",
                                    not(not),
                                    type.name().toLowerCase(Locale.ROOT));
            case Match.AddressIn(boolean destination, var spans, boolean not) ->
                    "%s %s %s{ %s }"
                            .formatted(
                                    ip,
                                    destination ? "daddr" : "saddr",
                                    not(not),
                                    spans.stream()
                                            .map(NftRuleText::span)
                                            .collect(Collectors.joining(", ")));
            case Match.InNamedSet(var set, var key, boolean not) ->
                    key(key) + " " + not(not) + "@" + set;
            case Match.UpdateSet(var set, var key) -> "update @%s { %s }".formatted(set, key(key));
            case Match.SetsMark(int value, int mask) -> mark(value, mask);
            case Match.IcmpType _,
                    Match.InSet _,
                    Match.ThroughVirtualServer _,
                    Match.FromBridgePort _,
                    Match.Chance _,
                    Match.RecentlySeen _,
                    Match.NoteRecent _,
                    Match.ReversePath _ ->
                    throw new IllegalArgumentException("no expression of nftables: " + match);
        };
    }

    private static String not(boolean negated) {
        return negated ? "!= " : "";
    }

    static String address(Cidr cidr) {
        return cidr.length() == cidr.network().width()
                ? cidr.network().toString()
                : cidr.toString();
    }

    private static String span(AddressSpan span) {
        return span.network().map(NftRuleText::address).orElseGet(span::toString);
    }

    private static String device(String name, boolean negated) {
        var text = name.endsWith("+") ? name.substring(0, name.length() - 1) + "*" : name;
        return not(negated) + '"' + text + '"';
    }

    private static String ports(List<PortRange> ranges) {
        var texts = ranges.stream().map(NftRuleText::range).toList();
        return texts.size() == 1 ? texts.getFirst() : "{ " + String.join(", ", texts) + " }";
    }

    static String range(PortRange range) {
        return range.from() == range.to()
                ? Integer.toString(range.from())
                : range.from() + "-" + range.to();
    }

    private static String states(List<Match.ConntrackState.State> states, boolean negated) {
        boolean status =
                states.stream()
                        .anyMatch(
                                it ->
                                        it == Match.ConntrackState.State.DNAT
                                                || it == Match.ConntrackState.State.SNAT);
        return (status ? "ct status " : "ct state ")
                + not(negated)
                + states.stream()
                        .map(it -> it.name().toLowerCase(Locale.ROOT))
                        .collect(Collectors.joining(","));
    }

    static String hex(int value) {
        return "0x%08x".formatted(value);
    }

    String key(List<KeyField> key) {
        return key.stream().map(this::field).collect(Collectors.joining(" . "));
    }

    private String field(KeyField field) {
        return switch (field) {
            case SOURCE -> ip + " saddr";
            case DESTINATION -> ip + " daddr";
            case PROTOCOL -> "meta l4proto";
            case SOURCE_PORT -> "th sport";
            case DESTINATION_PORT -> "th dport";
        };
    }

    private static String mark(int value, int mask) {
        var text = "meta mark set meta mark ";
        if (mask == 0) {
            return text + "^ " + hex(value);
        }
        if (value == mask) {
            return text + "| " + hex(value);
        }
        return text + "& " + hex(~mask) + (value == 0 ? "" : " ^ " + hex(value));
    }

    private String target(Target target) {
        return switch (target) {
            case Target.Accept(),
                    Target.Drop(),
                    Target.Return(),
                    Target.Jump _,
                    Target.Goto _,
                    Target.Reject _ ->
                    verdict(target);
            case Target.Dnat(var address, int port) -> "dnat to " + to(address, port);
            case Target.Snat(var address) -> "snat to " + address;
            case Target.Masquerade(boolean randomly) ->
                    "masquerade" + (randomly ? " fully-random" : "");
            case Target.SetMark(int value, int mask) -> mark(value, mask);
            case Target.NoTrack() -> "notrack";
            case Target.Lookup(var key, var map) -> key(key) + " vmap @" + map;
            case Target.AtRandom(var choices) -> atRandom(choices);
            case Target.Continue() -> "";
        };
    }

    private static String to(IpAddress address, int port) {
        if (port == 0) {
            return address.toString();
        }
        return address.family() == IpFamily.V6 ? "[" + address + "]:" + port : address + ":" + port;
    }

    static String verdict(@Nullable Target target) {
        return switch (target) {
            case Target.Accept() -> "accept";
            case Target.Drop() -> "drop";
            case Target.Return() -> "return";
            case Target.Jump(var chain) -> "jump " + chain;
            case Target.Goto(var chain) -> "goto " + chain;
            case Target.Reject(var with) -> reject(with);
            case null, default -> throw new IllegalArgumentException("no verdict: " + target);
        };
    }

    private static String reject(Target.Reject.With with) {
        return switch (with) {
            case PORT_UNREACHABLE -> "reject";
            case HOST_UNREACHABLE -> "reject with icmp host-unreachable";
            case ADMIN_PROHIBITED -> "reject with icmp admin-prohibited";
            case TCP_RESET -> "reject with tcp reset";
        };
    }

    private String atRandom(List<SetElement> choices) {
        var elements = new ArrayList<String>();
        for (int i = 0; i < choices.size(); i++) {
            var data =
                    choices.get(i).target() instanceof Target.Dnat(var address, int port)
                            ? address + " . " + port
                            : verdict(choices.get(i).target());
            elements.add(i + " : " + data);
        }
        boolean addresses = choices.getFirst().target() instanceof Target.Dnat;
        return "%snumgen random mod %d %s { %s }"
                .formatted(
                        addresses ? "dnat " + ip(family) + " to " : "",
                        choices.size(),
                        addresses ? "map" : "vmap",
                        String.join(", ", elements));
    }
}

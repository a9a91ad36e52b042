package io.netwright.sim.tables;

import io.netwright.model.net.Cidr;
import io.netwright.model.net.IpFamily;
import io.netwright.model.net.Protocol;
import io.netwright.sim.fabric.Match;
import io.netwright.sim.fabric.Rule;
import io.netwright.sim.fabric.Target;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/// A rule as `iptables-save` prints it, after `-A CHAIN`: addresses, devices and protocol first,
/// then the other matches and the comment in their order, then the target.
public final class RuleText {
    private RuleText() {}

    public static String of(Rule rule, IpFamily family) {
        var words = new ArrayList<String>();
        basics(rule, words);
        var protocol = protocol(rule);
        for (int i = 0; i <= rule.matches().size(); i++) {
            if (i == rule.commentAt() && !rule.comment().isEmpty()) {
                words.add("-m comment --comment " + quoted(rule.comment()));
            }
            if (i < rule.matches().size()) {
                var text = MatchText.of(rule.matches().get(i), protocol, family);
                if (!text.isEmpty()) {
                    words.add(text);
                }
            }
        }
        var target = target(rule.target(), family);
        if (!target.isEmpty()) {
            words.add(target);
        }
        return String.join(" ", words);
    }

    /// What iptables keeps outside of extensions, in its own order.
    private static void basics(Rule rule, List<String> words) {
        for (var match : rule.matches()) {
            if (match instanceof Match.Source(var cidr, boolean not)) {
                address(words, "-s", cidr, not);
            }
        }
        for (var match : rule.matches()) {
            if (match instanceof Match.Destination(var cidr, boolean not)) {
                address(words, "-d", cidr, not);
            }
        }
        for (var match : rule.matches()) {
            if (match instanceof Match.InInterface(var name, boolean not)) {
                words.add(not(not) + "-i " + name);
            }
        }
        for (var match : rule.matches()) {
            if (match instanceof Match.OutInterface(var name, boolean not)) {
                words.add(not(not) + "-o " + name);
            }
        }
        for (var match : rule.matches()) {
            if (match instanceof Match.ProtocolIs(var protocol, boolean not)) {
                words.add(not(not) + "-p " + MatchText.name(protocol));
            }
        }
    }

    private static void address(List<String> words, String option, Cidr cidr, boolean not) {
        if (cidr.length() > 0 || not) {
            words.add(not(not) + option + " " + cidr);
        }
    }

    static String not(boolean negated) {
        return negated ? "! " : "";
    }

    private static @Nullable Protocol protocol(Rule rule) {
        for (var match : rule.matches()) {
            if (match instanceof Match.ProtocolIs(var protocol, boolean not) && !not) {
                return protocol;
            }
        }
        return null;
    }

    /// In quotes where a shell would need them (`xtables_save_string`).
    private static String quoted(String text) {
        if (text.chars()
                .allMatch(
                        it ->
                                it < 128
                                        && (Character.isLetterOrDigit(it)
                                                || it == '-'
                                                || it == '_'))) {
            return text;
        }
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("'", "\\'") + '"';
    }

    private static String target(Target target, IpFamily family) {
        return switch (target) {
            case Target.Accept() -> "-j ACCEPT";
            case Target.Drop() -> "-j DROP";
            case Target.Return() -> "-j RETURN";
            case Target.Jump(var chain) -> "-j " + chain;
            case Target.Goto(var chain) -> "-g " + chain;
            case Target.Reject(var with) -> "-j REJECT --reject-with " + reject(with, family);
            case Target.Dnat(var address, int port) ->
                    "-j DNAT --to-destination "
                            + (port == 0
                                    ? address
                                    : family == IpFamily.V6
                                            ? "[" + address + "]:" + port
                                            : address + ":" + port);
            case Target.Snat(var address) -> "-j SNAT --to-source " + address;
            case Target.Masquerade(boolean randomly) ->
                    "-j MASQUERADE" + (randomly ? " --random-fully" : "");
            case Target.SetMark(int value, int mask) ->
                    "-j MARK --set-xmark 0x%x/0x%x".formatted(value, mask);
            case Target.NoTrack() -> "-j CT --notrack";
            case Target.Lookup _, Target.AtRandom _ ->
                    throw new IllegalArgumentException("iptables has no target " + target);
            case Target.Continue() -> "";
        };
    }

    private static String reject(Target.Reject.With with, IpFamily family) {
        boolean four = family == IpFamily.V4;
        return switch (with) {
            case PORT_UNREACHABLE -> four ? "icmp-port-unreachable" : "icmp6-port-unreachable";
            case HOST_UNREACHABLE -> four ? "icmp-host-unreachable" : "icmp6-addr-unreachable";
            case ADMIN_PROHIBITED -> four ? "icmp-admin-prohibited" : "icmp6-adm-prohibited";
            case TCP_RESET -> "tcp-reset";
        };
    }
}

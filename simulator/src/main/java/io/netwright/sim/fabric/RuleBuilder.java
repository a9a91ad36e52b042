package io.netwright.sim.fabric;

import io.netwright.model.net.Cidr;
import io.netwright.model.net.PortRange;
import io.netwright.model.net.Protocol;

import java.util.ArrayList;
import java.util.List;

/// A rule in the making, in the words of iptables: matches in order, then a target.
public final class RuleBuilder {
    private final int origin;
    private final List<Match> matches = new ArrayList<>();
    private String comment = "";
    private int commentAt;

    private RuleBuilder(int origin) {
        this.origin = origin;
    }

    public static RuleBuilder rule(int origin) {
        return new RuleBuilder(origin);
    }

    public RuleBuilder match(Match match) {
        matches.add(match);
        return this;
    }

    /// All matches of another rule in the making.
    public RuleBuilder matches(RuleBuilder other) {
        matches.addAll(other.matches);
        return this;
    }

    /// The comment, after the matches so far.
    public RuleBuilder comment(String text) {
        comment = text;
        commentAt = matches.size();
        return this;
    }

    public RuleBuilder source(Cidr cidr) {
        return match(new Match.Source(cidr, false));
    }

    public RuleBuilder notSource(Cidr cidr) {
        return match(new Match.Source(cidr, true));
    }

    public RuleBuilder destination(Cidr cidr) {
        return match(new Match.Destination(cidr, false));
    }

    public RuleBuilder notDestination(Cidr cidr) {
        return match(new Match.Destination(cidr, true));
    }

    public RuleBuilder in(String device) {
        return match(new Match.InInterface(device, false));
    }

    public RuleBuilder out(String device) {
        return match(new Match.OutInterface(device, false));
    }

    public RuleBuilder protocol(Protocol protocol) {
        return match(new Match.ProtocolIs(protocol, false));
    }

    public RuleBuilder destinationPort(int port) {
        return match(new Match.DestinationPort(List.of(PortRange.of(port)), false));
    }

    public RuleBuilder state(Match.ConntrackState.State... states) {
        return match(new Match.ConntrackState(List.of(states), false));
    }

    public RuleBuilder mark(int value, int mask) {
        return match(new Match.Mark(value, mask, false));
    }

    public RuleBuilder notMark(int value, int mask) {
        return match(new Match.Mark(value, mask, true));
    }

    public RuleBuilder inSet(String set, boolean destination) {
        return match(new Match.InSet(set, List.of(destination), false));
    }

    public Rule target(Target target) {
        return new Rule(matches, target, comment, commentAt, origin);
    }

    public Rule accept() {
        return target(new Target.Accept());
    }

    public Rule drop() {
        return target(new Target.Drop());
    }

    public Rule back() {
        return target(new Target.Return());
    }

    public Rule onward(String chain) {
        return target(new Target.Goto(chain));
    }

    public Rule jump(String chain) {
        return target(new Target.Jump(chain));
    }
}

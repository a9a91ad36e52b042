package io.netwright.sim.stack;

import io.netwright.sim.fabric.KeyField;
import io.netwright.sim.fabric.Match;
import io.netwright.sim.fabric.Rule;
import io.netwright.sim.fabric.SetElement;
import io.netwright.sim.fabric.Target;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Arrays;

/// A rule with what `-s`, `-d` and `-p` say taken out of its matches, as the kernel has it in
/// `struct ipt_ip`, and the rest behind.
final class CompiledRule {
    final Rule rule;
    final Target target;

    /// Where a jump or a goto leads.
    @Nullable CompiledChain chain;

    /// The map that a lookup asks.
    @Nullable CompiledMap map;

    final KeyField[] key;

    /// What is chosen from at random.
    final CompiledElement[] choices;

    final long[] weights;

    private static final CompiledElement[] NO_CHOICES = {};
    private static final KeyField[] NO_KEY = {};

    private final @Nullable CompiledMap asked;
    private final KeyField[] askedKey;
    private final long sourceHigh;
    private final long sourceLow;
    private final long sourceHighMask;
    private final long sourceLowMask;
    private final long destinationHigh;
    private final long destinationLow;
    private final long destinationHighMask;
    private final long destinationLowMask;

    /// -1 for any.
    private final int protocol;

    private final Condition[] rest;

    CompiledRule(Rule rule, Conditions conditions) {
        this.rule = rule;
        target = rule.target();
        choices =
                target instanceof Target.AtRandom(var all)
                        ? all.stream().map(CompiledElement::new).toArray(CompiledElement[]::new)
                        : NO_CHOICES;
        weights = new long[choices.length];
        Arrays.fill(weights, 1);
        if (target instanceof Target.Lookup(var fields, var name)) {
            key = fields.toArray(KeyField[]::new);
            map = conditions.map(name);
        } else {
            key = NO_KEY;
        }
        Match.@Nullable Source source = null;
        Match.@Nullable Destination destination = null;
        int number = -1;
        var others = new ArrayList<Condition>();
        for (var match : rule.matches()) {
            if (match instanceof Match.Source it && !it.negated() && source == null) {
                source = it;
            } else if (match instanceof Match.Destination it
                    && !it.negated()
                    && destination == null) {
                destination = it;
            } else if (match instanceof Match.ProtocolIs it && !it.negated() && number < 0) {
                number = it.protocol().number();
            } else {
                others.add(conditions.compile(match));
            }
        }
        protocol = number;
        Match.@Nullable InNamedSet first = null;
        for (var match : rule.matches()) {
            if (match instanceof Match.InNamedSet it && !it.negated() && first == null) {
                first = it;
            }
        }
        asked = first == null ? null : conditions.map(first.set());
        askedKey = first == null ? NO_KEY : first.key().toArray(KeyField[]::new);
        rest = others.toArray(Condition[]::new);
        sourceHighMask = source == null ? 0 : Bits.highMask(source.cidr());
        sourceLowMask = source == null ? 0 : Bits.lowMask(source.cidr());
        sourceHigh = source == null ? 0 : Bits.high(source.cidr().network());
        sourceLow = source == null ? 0 : Bits.low(source.cidr().network());
        destinationHighMask = destination == null ? 0 : Bits.highMask(destination.cidr());
        destinationLowMask = destination == null ? 0 : Bits.lowMask(destination.cidr());
        destinationHigh = destination == null ? 0 : Bits.high(destination.cidr().network());
        destinationLow = destination == null ? 0 : Bits.low(destination.cidr().network());
    }

    /// The element of the first named set that a packet which matches is in, null where the rule
    /// asks for none.
    @Nullable SetElement asked(Flight flight, Skb before) {
        var map = asked;
        if (map == null) {
            return null;
        }
        var found = map.find(new Flight(flight.space, flight.state, before), askedKey);
        return found == null ? null : found.element;
    }

    boolean matches(Run run, Flight flight) {
        if ((flight.destinationLow & destinationLowMask) != destinationLow
                || (flight.sourceLow & sourceLowMask) != sourceLow
                || (flight.destinationHigh & destinationHighMask) != destinationHigh
                || (flight.sourceHigh & sourceHighMask) != sourceHigh
                || (protocol >= 0 && flight.protocol() != protocol)) {
            return false;
        }
        for (var condition : rest) {
            if (!condition.test(run, flight)) {
                return false;
            }
        }
        return true;
    }
}

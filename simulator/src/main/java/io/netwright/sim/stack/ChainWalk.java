package io.netwright.sim.stack;

import io.netwright.sim.fabric.Hook;
import io.netwright.sim.fabric.Rule;
import io.netwright.sim.fabric.SetElement;
import io.netwright.sim.fabric.Target;

import org.jspecify.annotations.Nullable;

/// Walks a packet through a chain. Source: Linux `net/ipv4/netfilter/ip_tables.c`, `ipt_do_table`,
/// and `net/netfilter/nf_tables_core.c`, `nft_do_chain`.
final class ChainWalk {
    private final Kernel kernel;

    /// How a chain ended.
    enum Verdict {
        /// At its end, or by RETURN: the caller goes on.
        RETURNED,
        ACCEPTED,
        /// Dropped or rejected, and told.
        DROPPED
    }

    ChainWalk(Kernel kernel) {
        this.kernel = kernel;
    }

    Verdict walk(Run run, Flight flight, Hook hook, CompiledChain chain) {
        var index = chain.index;
        return index == null
                ? all(run, flight, hook, chain)
                : some(run, flight, hook, chain, index.of(flight), index.others);
    }

    private Verdict all(Run run, Flight flight, Hook hook, CompiledChain chain) {
        for (int i = 0; i < chain.rules.length; i++) {
            var rule = chain.rules[i];
            var before = flight.skb;
            if (rule.matches(run, flight)) {
                var verdict = act(run, flight, hook, chain, i, before);
                if (verdict != null) {
                    return verdict;
                }
            }
        }
        return Verdict.RETURNED;
    }

    /// The rules of two ordered lists, in order.
    private Verdict some(
            Run run, Flight flight, Hook hook, CompiledChain chain, int[] keyed, int[] others) {
        int k = 0;
        int o = 0;
        while (k < keyed.length || o < others.length) {
            boolean first = o == others.length || (k < keyed.length && keyed[k] < others[o]);
            int i = first ? keyed[k++] : others[o++];
            var before = flight.skb;
            if (chain.rules[i].matches(run, flight)) {
                var verdict = act(run, flight, hook, chain, i, before);
                if (verdict != null) {
                    return verdict;
                }
            }
        }
        return Verdict.RETURNED;
    }

    /// Does what a rule that matched says.
    ///
    /// @return null to go on with the next rule
    private @Nullable Verdict act(
            Run run, Flight flight, Hook hook, CompiledChain chain, int index, Skb before) {
        var rule = chain.rules[index];
        return switch (rule.target) {
            case Target.Lookup _ -> {
                var map = rule.map;
                var found = map == null ? null : map.find(flight, rule.key);
                yield found == null
                        ? null
                        : act(
                                run,
                                flight,
                                hook,
                                new Place(chain, index, found.element, found.chain),
                                found.element.target(),
                                before);
            }
            case Target.AtRandom _ -> {
                int chosen =
                        rule.choices.length == 1
                                ? 0
                                : run.chooser.choose(Chooser.ChoicePoint.STATISTIC, rule.weights);
                var found = rule.choices[chosen];
                yield act(
                        run,
                        flight,
                        hook,
                        new Place(chain, index, found.element, found.chain),
                        found.element.target(),
                        before);
            }
            default ->
                    act(
                            run,
                            flight,
                            hook,
                            new Place(chain, index, null, rule.chain),
                            rule.target,
                            before);
        };
    }

    /// Which rule acts.
    ///
    /// @param element the element of a map that says what it does, null where none does
    /// @param next where a jump or a goto leads
    private record Place(
            CompiledChain chain,
            int index,
            @Nullable SetElement element,
            @Nullable CompiledChain next) {
        Rule rule() {
            return chain.rules[index].rule;
        }
    }

    private @Nullable Verdict act(
            Run run, Flight flight, Hook hook, Place at, @Nullable Target target, Skb before) {
        return switch (target) {
            case Target.Accept _ -> {
                told(run, flight, hook, at, before);
                yield Verdict.ACCEPTED;
            }
            case Target.Drop _ -> {
                told(run, flight, hook, at, before);
                kernel.netfilter.drop(run, flight, hook, at.rule());
                yield Verdict.DROPPED;
            }
            case Target.Return _ -> {
                told(run, flight, hook, at, before);
                yield Verdict.RETURNED;
            }
            case Target.Jump _ -> {
                told(run, flight, hook, at, before);
                var to = at.next;
                var verdict = to == null ? Verdict.RETURNED : walk(run, flight, hook, to);
                yield verdict == Verdict.RETURNED ? null : verdict;
            }
            case Target.Goto _ -> {
                told(run, flight, hook, at, before);
                var to = at.next;
                yield to == null ? Verdict.RETURNED : walk(run, flight, hook, to);
            }
            case Target.Reject(var with) -> {
                told(run, flight, hook, at, before);
                kernel.icmp.reject(run, flight, with);
                kernel.netfilter.drop(run, flight, hook, at.rule());
                yield Verdict.DROPPED;
            }
            case Target.Dnat(var address, var port) -> {
                boolean done = kernel.nat.dnat(flight, address, port);
                told(run, flight, hook, at, before);
                yield done ? Verdict.ACCEPTED : null;
            }
            case Target.Snat(var address) -> {
                boolean done = kernel.nat.snat(run, flight, address, false);
                told(run, flight, hook, at, before);
                yield done ? Verdict.ACCEPTED : null;
            }
            case Target.Masquerade(var randomFully) -> {
                boolean done = kernel.nat.masquerade(run, flight, randomFully);
                told(run, flight, hook, at, before);
                yield done ? Verdict.ACCEPTED : null;
            }
            case Target.SetMark(var value, var mask) -> {
                setMark(flight, value, mask);
                told(run, flight, hook, at, before);
                yield null;
            }
            case Target.NoTrack _ -> {
                if (flight.connection == null) {
                    flight.skb = before.with(CtState.UNTRACKED);
                }
                told(run, flight, hook, at, before);
                yield null;
            }
            case Target.Continue _ -> {
                told(run, flight, hook, at, before);
                yield null;
            }
            case Target.Lookup _, Target.AtRandom _ ->
                    throw new IllegalStateException("a map cannot lead to a map");
            case null -> null;
        };
    }

    /// The bits of `mask` are cleared, then `value` XORed in.
    static void setMark(Flight flight, int value, int mask) {
        flight.skb = flight.skb.withMark((flight.skb.mark() & ~mask) ^ value);
    }

    private static void told(Run run, Flight flight, Hook hook, Place at, Skb before) {
        if (run.recorder.equals(Recorder.NONE)) {
            return;
        }
        var element = at.element;
        if (element == null) {
            element = at.chain.rules[at.index].asked(flight, before);
        }
        run.recorder.rule(
                flight.space.id,
                hook,
                at.chain.table,
                at.chain.chain,
                at.index,
                element,
                before,
                flight.skb);
    }
}

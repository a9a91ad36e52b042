package io.netwright.sim.stack;

import io.netwright.sim.fabric.Hook;
import io.netwright.sim.fabric.Target;

import org.jspecify.annotations.Nullable;

/// Walks a packet through a chain. Source: Linux `net/ipv4/netfilter/ip_tables.c`, `ipt_do_table`.
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
            if (rule.matches(run, flight)) {
                var verdict = act(run, flight, hook, chain, i);
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
            if (chain.rules[i].matches(run, flight)) {
                var verdict = act(run, flight, hook, chain, i);
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
            Run run, Flight flight, Hook hook, CompiledChain chain, int index) {
        var rule = chain.rules[index];
        var before = flight.skb;
        return switch (rule.target) {
            case Target.Accept _ -> {
                told(run, flight, hook, chain, index, before);
                yield Verdict.ACCEPTED;
            }
            case Target.Drop _ -> {
                told(run, flight, hook, chain, index, before);
                kernel.netfilter.drop(run, flight, hook, rule.rule);
                yield Verdict.DROPPED;
            }
            case Target.Return _ -> {
                told(run, flight, hook, chain, index, before);
                yield Verdict.RETURNED;
            }
            case Target.Jump _ -> {
                told(run, flight, hook, chain, index, before);
                var to = rule.chain;
                var verdict = to == null ? Verdict.RETURNED : walk(run, flight, hook, to);
                yield verdict == Verdict.RETURNED ? null : verdict;
            }
            case Target.Goto _ -> {
                told(run, flight, hook, chain, index, before);
                var to = rule.chain;
                yield to == null ? Verdict.RETURNED : walk(run, flight, hook, to);
            }
            case Target.Reject(var with) -> {
                told(run, flight, hook, chain, index, before);
                kernel.icmp.reject(run, flight, with);
                kernel.netfilter.drop(run, flight, hook, rule.rule);
                yield Verdict.DROPPED;
            }
            case Target.Dnat(var address, var port) -> {
                boolean done = kernel.nat.dnat(flight, address, port);
                told(run, flight, hook, chain, index, before);
                yield done ? Verdict.ACCEPTED : null;
            }
            case Target.Snat(var address) -> {
                boolean done = kernel.nat.snat(run, flight, address, false);
                told(run, flight, hook, chain, index, before);
                yield done ? Verdict.ACCEPTED : null;
            }
            case Target.Masquerade(var randomFully) -> {
                boolean done = kernel.nat.masquerade(run, flight, randomFully);
                told(run, flight, hook, chain, index, before);
                yield done ? Verdict.ACCEPTED : null;
            }
            case Target.SetMark(var value, var mask) -> {
                flight.skb = before.withMark((before.mark() & ~mask) ^ value);
                told(run, flight, hook, chain, index, before);
                yield null;
            }
            case Target.NoTrack _ -> {
                if (flight.connection == null) {
                    flight.skb = before.with(CtState.UNTRACKED);
                }
                told(run, flight, hook, chain, index, before);
                yield null;
            }
            case Target.Continue _ -> {
                told(run, flight, hook, chain, index, before);
                yield null;
            }
        };
    }

    private static void told(
            Run run, Flight flight, Hook hook, CompiledChain chain, int index, Skb before) {
        run.recorder.rule(
                flight.space.id, hook, chain.table, chain.chain, index, before, flight.skb);
    }
}

package io.netwright.sim.stack;

import io.netwright.sim.fabric.Entry;
import io.netwright.sim.fabric.Hook;

import org.jspecify.annotations.Nullable;

/// Takes a packet through the steps of a hook.
final class Netfilter {
    private final Kernel kernel;

    Netfilter(Kernel kernel) {
        this.kernel = kernel;
    }

    /// Walks the steps; false if the packet went no further, and all is told by then.
    boolean pass(Run run, Flight flight, Hook hook) {
        var steps = flight.space.firewall(flight.family()).at(hook);
        for (var step : steps) {
            boolean on =
                    switch (step) {
                        case Firewall.Step.Filter(var chain) -> filter(run, flight, hook, chain);
                        case Firewall.Step.Track _ -> kernel.conntrack.track(run, flight);
                        case Firewall.Step.Translate(var source, var chains) ->
                                kernel.nat.pass(run, flight, hook, source, chains);
                        case Firewall.Step.Balance(var reply) ->
                                reply
                                        ? kernel.ipvs.reply(run, flight)
                                        : kernel.ipvs.request(run, flight, hook);
                        case Firewall.Step.Confirm _ -> kernel.conntrack.confirm(run, flight);
                        case Firewall.Step.Defragment _ -> kernel.fragments.gather(run, flight);
                    };
            if (!on) {
                return false;
            }
        }
        return true;
    }

    /// Walks a base chain to its end, its policy included.
    boolean filter(Run run, Flight flight, Hook hook, CompiledChain chain) {
        if (chain.rules.length == 0 && !chain.drops()) {
            return true;
        }
        var verdict = kernel.chains.walk(run, flight, hook, chain);
        if (verdict == ChainWalk.Verdict.RETURNED) {
            run.recorder.rule(
                    flight.space.id,
                    hook,
                    chain.table,
                    chain.chain,
                    -1,
                    null,
                    flight.skb,
                    flight.skb);
            if (chain.drops()) {
                drop(run, flight, hook, null);
                return false;
            }
            return true;
        }
        return verdict == ChainWalk.Verdict.ACCEPTED;
    }

    void drop(Run run, Flight flight, Hook hook, @Nullable Entry rule) {
        if (hook == Hook.OUTPUT) {
            flight.error = "EPERM"; // R3.19b
        }
        run.recorder.drop(
                flight.space.id, flight.deviceId(), DropReason.NETFILTER_DROP, rule, flight.skb);
    }
}

package io.netwright.sim.stack;

import io.netwright.model.net.IpFamily;
import io.netwright.sim.fabric.Chain;
import io.netwright.sim.fabric.Hook;
import io.netwright.sim.fabric.Match;
import io.netwright.sim.fabric.NetworkNamespace;
import io.netwright.sim.fabric.Rule;
import io.netwright.sim.fabric.Table;
import io.netwright.sim.fabric.Target;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/// The netfilter hooks of one family in one namespace: at each hook the steps by priority. As in
/// the kernel, conntrack and NAT have steps only where something asks for them: a nat chain, a
/// match on the state of a connection, a target that changes it. Of two chains with one priority
/// the one that was hooked later comes first. Source: Linux `include/uapi/linux/netfilter_ipv4.h`,
/// `net/netfilter/core.c` (`nf_hook_entries_grow`), `nf_conntrack_proto.c` (`nf_ct_netns_get`),
/// `nf_nat_core.c` (`nf_nat_register_fn`), `ipvs/ip_vs_core.c` (`ip_vs_ops4`).
final class Firewall {
    /// Does conntrack see packets of this family?
    final boolean tracks;

    private static final Step[] NOTHING = {};

    private final EnumMap<Hook, Step[]> hooks;

    /// What happens at a hook.
    sealed interface Step {
        /// Fragments wait for the rest of their packet.
        record Defragment() implements Step {}

        /// Conntrack finds or makes the packet's connection.
        record Track() implements Step {}

        /// A base chain that sees every packet.
        record Filter(CompiledChain chain) implements Step {}

        /// The base chains that see a connection's first packet; then the translation itself.
        ///
        /// @param source the source is translated here, else the destination
        record Translate(boolean source, List<CompiledChain> chains) implements Step {}

        /// IPVS has its turn.
        ///
        /// @param reply looks for answers of real servers, else for what is for virtual ones
        record Balance(boolean reply) implements Step {}

        /// The new connection is entered in the table.
        record Confirm() implements Step {}
    }

    private record Placed(int priority, Step step) {}

    private Firewall(boolean tracks, EnumMap<Hook, Step[]> hooks) {
        this.tracks = tracks;
        this.hooks = hooks;
    }

    Step[] at(Hook hook) {
        var steps = hooks.get(hook);
        return steps == null ? NOTHING : steps;
    }

    /// @param balances has the namespace virtual servers of that family?
    static Firewall compile(
            NetworkNamespace namespace, IpFamily family, Link[] links, boolean balances) {
        var sets = new LinkedHashMap<String, CompiledSet>();
        for (var set : namespace.sets()) {
            sets.put(set.name(), new CompiledSet(set));
        }
        var bases = new ArrayList<CompiledChain>(); // the later a table was made, the earlier
        boolean tracks = false;
        boolean translates = false;
        for (var table : namespace.tables()) {
            if (table.family() != family) {
                continue;
            }
            bases.addAll(0, compile(table, links, sets));
            for (var chain : table.chains()) {
                var base = chain.base();
                translates |= base != null && base.type() == Chain.Type.NAT;
                tracks |= chain.rules().stream().anyMatch(Firewall::needsConntrack);
            }
        }
        tracks |= translates || balances;
        var hooks = new EnumMap<Hook, Step[]>(Hook.class);
        for (var hook : Hook.values()) {
            hooks.put(hook, place(hook, bases, tracks, translates, balances));
        }
        return new Firewall(tracks, hooks);
    }

    private static boolean needsConntrack(Rule rule) {
        return rule.target() instanceof Target.NoTrack
                || rule.matches().stream().anyMatch(it -> it instanceof Match.ConntrackState);
    }

    /// Compiles a table; jumps find their chains.
    private static List<CompiledChain> compile(
            Table table, Link[] links, SequencedMap<String, CompiledSet> sets) {
        var maps = new LinkedHashMap<String, CompiledMap>();
        for (var set : table.sets()) {
            maps.put(set.name(), new CompiledMap(table, set));
        }
        var conditions = new Conditions(links, sets, maps);
        var chains = new LinkedHashMap<String, CompiledChain>();
        for (var chain : table.chains()) {
            chains.put(chain.name(), new CompiledChain(table, chain, conditions));
        }
        var bases = new ArrayList<CompiledChain>();
        for (var chain : chains.values()) {
            for (var rule : chain.rules) {
                rule.chain = next(rule.target, chains, table);
                for (var choice : rule.choices) {
                    choice.chain = next(choice.element.target(), chains, table);
                }
            }
            if (chain.chain.base() != null) {
                bases.add(chain);
            }
        }
        for (var map : maps.values()) {
            for (var element : map.elements) {
                element.chain = next(element.element.target(), chains, table);
            }
        }
        return bases;
    }

    /// Where a jump or a goto leads.
    private static @Nullable CompiledChain next(
            @Nullable Target target, SequencedMap<String, CompiledChain> chains, Table table) {
        var to =
                switch (target) {
                    case Target.Jump(var name) -> name;
                    case Target.Goto(var name) -> name;
                    case null, default -> null;
                };
        if (to == null) {
            return null;
        }
        var found = chains.get(to);
        if (found == null) {
            throw new IllegalArgumentException(
                    "table %s has no chain %s".formatted(table.name(), to));
        }
        return found;
    }

    private static Step[] place(
            Hook hook,
            List<CompiledChain> bases,
            boolean tracks,
            boolean translates,
            boolean balances) {
        var placed = new ArrayList<Placed>();
        var nat = new ArrayList<CompiledChain>();
        for (var chain : bases) {
            var base = chain.chain.base();
            if (base == null || base.hook() != hook) {
                continue;
            }
            if (base.type() == Chain.Type.NAT) {
                nat.add(chain);
            } else {
                placed.add(new Placed(base.priority(), new Step.Filter(chain)));
            }
        }
        boolean entry = hook == Hook.PREROUTING || hook == Hook.OUTPUT;
        boolean exit = hook == Hook.INPUT || hook == Hook.POSTROUTING;
        if (tracks && hook == Hook.PREROUTING) {
            placed.add(new Placed(-400, new Step.Defragment()));
        }
        if (tracks && entry) {
            placed.add(new Placed(-200, new Step.Track()));
        }
        if (translates && (entry || exit)) {
            nat.sort(Comparator.comparingInt(Firewall::priority));
            placed.add(new Placed(entry ? -100 : 100, new Step.Translate(exit, List.copyOf(nat))));
        }
        if (balances) {
            balance(hook, placed);
        }
        if (tracks && exit) {
            placed.add(new Placed(Integer.MAX_VALUE, new Step.Confirm()));
        }
        placed.sort(Comparator.comparingInt(Placed::priority)); // stable: keeps their order
        return placed.stream().map(Placed::step).toArray(Step[]::new);
    }

    /// The priorities of `ip_vs_ops4`; of forwarded requests IPVS takes ICMP errors only.
    private static void balance(Hook hook, List<Placed> placed) {
        switch (hook) {
            case INPUT -> {
                placed.add(new Placed(98, new Step.Balance(true)));
                placed.add(new Placed(99, new Step.Balance(false)));
            }
            case OUTPUT -> {
                placed.add(new Placed(-99, new Step.Balance(true)));
                placed.add(new Placed(-98, new Step.Balance(false)));
            }
            case FORWARD -> {
                placed.add(new Placed(99, new Step.Balance(false)));
                placed.add(new Placed(100, new Step.Balance(true)));
            }
            case PREROUTING, POSTROUTING -> {}
        }
    }

    private static int priority(CompiledChain chain) {
        var base = chain.chain.base();
        return base == null ? 0 : base.priority();
    }
}

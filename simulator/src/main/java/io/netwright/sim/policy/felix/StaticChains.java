package io.netwright.sim.policy.felix;

import static io.netwright.sim.fabric.RuleBuilder.rule;

import io.netwright.model.net.IpFamily;
import io.netwright.model.net.Protocol;
import io.netwright.model.resource.FieldPath;
import io.netwright.sim.agent.AgentNode;
import io.netwright.sim.cni.RoutedPods;
import io.netwright.sim.fabric.Match;
import io.netwright.sim.fabric.Rule;
import io.netwright.sim.fabric.TableBuilder;
import io.netwright.sim.fabric.Target;

import java.util.List;

/// The chains that are there whatever the policies say (R2.15, R2.16, R2.18).
final class StaticChains {
    private static final String WORKLOADS = RoutedPods.PREFIX + "+";

    /// Multicast listener and neighbor discovery messages that a workload may send its host.
    private static final List<Integer> DISCOVERY = List.of(130, 131, 132, 133, 135, 136);

    private StaticChains() {}

    static void write(AgentNode node, IpFamily family) {
        int own = node.origins().of("felix", null, FieldPath.ROOT, "Felix's own");
        raw(node.tables().iptables(family, "raw"), own);
        nat(node.tables().iptables(family, "nat"), own);
        var filter = node.tables().iptables(family, "filter");
        forward(filter, own);
        input(filter, own);
        workloadToHost(filter, family, own);
        output(filter, own);
    }

    private static void top(TableBuilder table, String builtIn, String chain, int own) {
        table.chain(chain).insert(builtIn, rule(own).jump(chain));
    }

    /// A workload whose source address is not its own is dropped: strict reverse path.
    private static void raw(TableBuilder raw, int own) {
        top(raw, "PREROUTING", "cali-PREROUTING", own);
        top(raw, "OUTPUT", "cali-OUTPUT", own);
        raw.append("cali-PREROUTING", rule(own).target(Marks.clear(Marks.ALL)));
        raw.append("cali-PREROUTING", rule(own).in(WORKLOADS).target(Marks.set(Marks.SCRATCH_0)));
        var forged = new Match.ReversePath(false, true, true);
        raw.chain("cali-rpf-skip");
        raw.append(
                "cali-PREROUTING",
                rule(own)
                        .mark(Marks.SCRATCH_0, Marks.SCRATCH_0)
                        .match(forged)
                        .jump("cali-rpf-skip"));
        raw.append(
                "cali-PREROUTING",
                rule(own).mark(Marks.SCRATCH_0, Marks.SCRATCH_0).match(forged).drop());
        raw.append(
                "cali-PREROUTING",
                rule(own).mark(0, Marks.SCRATCH_0).jump("cali-from-host-endpoint"));
        raw.append("cali-PREROUTING", rule(own).mark(Marks.ACCEPT, Marks.ACCEPT).accept());
        raw.chain("cali-from-host-endpoint");
        raw.append("cali-OUTPUT", rule(own).target(Marks.clear(Marks.ALL)));
        raw.append("cali-OUTPUT", rule(own).jump("cali-to-host-endpoint"));
        raw.append("cali-OUTPUT", rule(own).mark(Marks.ACCEPT, Marks.ACCEPT).accept());
        raw.chain("cali-to-host-endpoint");
    }

    private static void nat(TableBuilder nat, int own) {
        top(nat, "PREROUTING", "cali-PREROUTING", own);
        top(nat, "OUTPUT", "cali-OUTPUT", own);
        top(nat, "POSTROUTING", "cali-POSTROUTING", own);
        nat.append("cali-PREROUTING", rule(own).jump("cali-fip-dnat"));
        nat.append("cali-OUTPUT", rule(own).jump("cali-fip-dnat"));
        nat.append("cali-POSTROUTING", rule(own).jump("cali-fip-snat"));
        nat.append("cali-POSTROUTING", rule(own).jump("cali-nat-outgoing"));
        nat.chain("cali-fip-dnat").chain("cali-fip-snat").chain("cali-nat-outgoing");
    }

    /// Both ends' policies can run in one traversal (R2.16).
    private static void forward(TableBuilder filter, int own) {
        top(filter, "FORWARD", "cali-FORWARD", own);
        filter.append(
                "cali-FORWARD",
                rule(own).target(Marks.clear(Marks.PASS | Marks.SCRATCH_0 | Marks.SCRATCH_1)));
        filter.append(
                "cali-FORWARD", rule(own).mark(0, Marks.ACCEPT).jump("cali-from-hep-forward"));
        filter.append("cali-FORWARD", rule(own).in(WORKLOADS).jump("cali-from-wl-dispatch"));
        filter.append("cali-FORWARD", rule(own).out(WORKLOADS).jump("cali-to-wl-dispatch"));
        filter.append("cali-FORWARD", rule(own).jump("cali-to-hep-forward"));
        filter.append("cali-FORWARD", rule(own).jump("cali-cidr-block"));
        filter.append(
                "FORWARD",
                rule(own)
                        .comment("Policy explicitly accepted packet.")
                        .mark(Marks.ACCEPT, Marks.ACCEPT)
                        .accept());
        filter.append("FORWARD", rule(own).target(Marks.set(Marks.ACCEPT)));
        filter.chain("cali-from-hep-forward").chain("cali-to-hep-forward").chain("cali-cidr-block");
    }

    private static void input(TableBuilder filter, int own) {
        top(filter, "INPUT", "cali-INPUT", own);
        filter.append(
                "cali-INPUT", rule(own).in(WORKLOADS).target(new Target.Goto("cali-wl-to-host")));
        filter.append("cali-INPUT", rule(own).mark(Marks.ACCEPT, Marks.ACCEPT).accept());
        filter.append("cali-INPUT", rule(own).target(Marks.clear(Marks.ALL)));
        filter.append("cali-INPUT", rule(own).jump("cali-from-host-endpoint"));
        filter.append("cali-INPUT", hostEndpointAccepted(own));
        filter.chain("cali-from-host-endpoint");
    }

    /// After its egress policy, a workload may reach its host: Canal's manifest and ours say
    /// `DefaultEndpointToHostAction: ACCEPT` (R2.18).
    private static void workloadToHost(TableBuilder filter, IpFamily family, int own) {
        if (family == IpFamily.V6) {
            for (int type : DISCOVERY) {
                filter.append(
                        "cali-wl-to-host",
                        rule(own)
                                .protocol(Protocol.ICMPV6)
                                .match(new Match.IcmpType(type, -1))
                                .accept());
            }
        }
        filter.append("cali-wl-to-host", rule(own).jump("cali-from-wl-dispatch"));
        filter.append(
                "cali-wl-to-host",
                rule(own).comment("Configured DefaultEndpointToHostAction").accept());
    }

    /// What a host sends to its own workloads is never policed (R2.18).
    private static void output(TableBuilder filter, int own) {
        top(filter, "OUTPUT", "cali-OUTPUT", own);
        filter.append("cali-OUTPUT", rule(own).mark(Marks.ACCEPT, Marks.ACCEPT).accept());
        filter.append("cali-OUTPUT", rule(own).out(WORKLOADS).back());
        filter.append("cali-OUTPUT", rule(own).target(Marks.clear(Marks.ALL)));
        filter.append(
                "cali-OUTPUT",
                rule(own)
                        .match(
                                new Match.ConntrackState(
                                        List.of(Match.ConntrackState.State.DNAT), true))
                        .jump("cali-to-host-endpoint"));
        filter.append("cali-OUTPUT", hostEndpointAccepted(own));
        filter.chain("cali-to-host-endpoint");
    }

    private static Rule hostEndpointAccepted(int own) {
        return rule(own)
                .comment("Host endpoint policy accepted packet.")
                .mark(Marks.ACCEPT, Marks.ACCEPT)
                .accept();
    }
}

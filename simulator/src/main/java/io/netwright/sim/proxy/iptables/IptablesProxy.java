package io.netwright.sim.proxy.iptables;

import static io.netwright.sim.fabric.RuleBuilder.rule;

import io.netwright.model.net.Cidr;
import io.netwright.model.net.IpAddress;
import io.netwright.model.net.IpFamily;
import io.netwright.model.resource.FieldPath;
import io.netwright.sim.agent.AgentNode;
import io.netwright.sim.fabric.Hook;
import io.netwright.sim.fabric.Match;
import io.netwright.sim.fabric.Match.ConntrackState.State;
import io.netwright.sim.fabric.Rule;
import io.netwright.sim.fabric.RuleBuilder;
import io.netwright.sim.fabric.Sysctls;
import io.netwright.sim.fabric.TableBuilder;
import io.netwright.sim.fabric.Target;
import io.netwright.sim.proxy.LocalDetector;
import io.netwright.sim.proxy.NodePortAddresses;
import io.netwright.sim.proxy.ServiceEndpoints;
import io.netwright.sim.proxy.ServicePort;
import io.netwright.sim.proxy.TableProgrammer;

import java.util.List;

/// kube-proxy in iptables mode: writes the `KUBE-*` chains of one node, for both families.
public final class IptablesProxy implements TableProgrammer {
    /// `masqueradeBit` 14.
    static final int MASQUERADE = 0x4000;

    private static final Cidr LOOPBACK = Cidr.parse("127.0.0.0/8");
    private static final Cidr LOOPBACK_V6 = Cidr.parse("::1/128");
    private static final String AGENT = "kube-proxy";

    @Override
    public String mode() {
        return "iptables";
    }

    @Override
    public String about() {
        return "kube-proxy 1.34 to 1.37, mode iptables";
    }

    @Override
    public void program(AgentNode node) {
        for (var family : IpFamily.values()) {
            program(node, family);
        }
        if (servesLocalhost(node)) {
            var before = node.tables().currentSysctls();
            node.tables().sysctls(withRouteLocalnet(before));
        }
    }

    private static Sysctls withRouteLocalnet(Sysctls it) {
        return new Sysctls(
                it.forwardV4(),
                it.forwardV6(),
                it.bridgeCallsIptables(),
                it.rpFilter(),
                true,
                it.tcpBeLiberal(),
                it.arpIgnore());
    }

    /// Does it serve node ports on 127.0.0.1 (R3.4)?
    private static boolean servesLocalhost(AgentNode node) {
        var settings = node.cluster().proxy();
        return settings.localhostNodePorts()
                && NodePortAddresses.of(settings, node.node(), IpFamily.V4).containsLoopback();
    }

    private static void program(AgentNode node, IpFamily family) {
        var nat = node.tables().iptables(family, "nat");
        var filter = node.tables().iptables(family, "filter");
        int own = node.origins().of(AGENT, null, FieldPath.ROOT, "kube-proxy's own");
        jumps(nat, filter, own);
        markAndMasquerade(nat, own);
        if (family == IpFamily.V4 && servesLocalhost(node)) {
            firewall(filter, own);
        }
        var cluster = node.cluster();
        var detector = LocalDetector.of(cluster.proxy(), node.node(), family);
        var slices = ServiceEndpoints.slices(cluster, family);
        for (var port : ServicePort.of(cluster, family)) {
            var itsSlices = slices.getOrDefault(port.service().key().path(), List.of());
            var endpoints = ServiceEndpoints.of(itsSlices, node.node(), port, family);
            new ServicePortRules(node, family, port, endpoints, detector).write(nat, filter);
        }
        nodePorts(node, family, nat, own);
        forward(node, filter, own);
    }

    /// The jumps from built-in chains, each put first (R3.1).
    private static void jumps(TableBuilder nat, TableBuilder filter, int own) {
        var portals = "kubernetes externally-visible service portals";
        jumpIfNew(filter, Hook.INPUT, portals, "KUBE-EXTERNAL-SERVICES", own);
        jumpIfNew(filter, Hook.FORWARD, portals, "KUBE-EXTERNAL-SERVICES", own);
        jump(filter, Hook.INPUT, "kubernetes health check service ports", "KUBE-NODEPORTS", own);
        jumpIfNew(filter, Hook.FORWARD, "kubernetes service portals", "KUBE-SERVICES", own);
        jumpIfNew(filter, Hook.OUTPUT, "kubernetes service portals", "KUBE-SERVICES", own);
        jump(filter, Hook.FORWARD, "kubernetes forwarding rules", "KUBE-FORWARD", own);
        for (var hook : List.of(Hook.INPUT, Hook.OUTPUT, Hook.FORWARD)) {
            var text = "kubernetes load balancer firewall";
            jumpIfNew(filter, hook, text, "KUBE-PROXY-FIREWALL", own);
        }
        jump(nat, Hook.OUTPUT, "kubernetes service portals", "KUBE-SERVICES", own);
        jump(nat, Hook.PREROUTING, "kubernetes service portals", "KUBE-SERVICES", own);
        jump(nat, Hook.POSTROUTING, "kubernetes postrouting rules", "KUBE-POSTROUTING", own);
        jump(filter, Hook.INPUT, "", "KUBE-FIREWALL", own);
        jump(filter, Hook.OUTPUT, "", "KUBE-FIREWALL", own);
        nat.chain("KUBE-NODEPORTS").chain("KUBE-MARK-MASQ");
    }

    private static void jump(
            TableBuilder table, Hook hook, String comment, String chain, int origin) {
        table.chain(chain).insert(hook.name(), rule(origin).comment(comment).jump(chain));
    }

    private static void jumpIfNew(
            TableBuilder table, Hook hook, String comment, String chain, int origin) {
        table.chain(chain)
                .insert(hook.name(), rule(origin).state(State.NEW).comment(comment).jump(chain));
    }

    /// Source translation by a mark (R3.7).
    private static void markAndMasquerade(TableBuilder nat, int own) {
        nat.append("KUBE-POSTROUTING", rule(own).notMark(MASQUERADE, MASQUERADE).back());
        nat.append("KUBE-POSTROUTING", rule(own).target(new Target.SetMark(MASQUERADE, 0)));
        nat.append(
                "KUBE-POSTROUTING",
                rule(own)
                        .comment("kubernetes service traffic requiring SNAT")
                        .target(new Target.Masquerade(true)));
        nat.append("KUBE-MARK-MASQ", rule(own).target(new Target.SetMark(MASQUERADE, MASQUERADE)));
    }

    /// Nobody else may reach localhost by way of `route_localnet` (R3.9).
    private static void firewall(TableBuilder filter, int own) {
        filter.append(
                "KUBE-FIREWALL",
                rule(own)
                        .notSource(LOOPBACK)
                        .destination(LOOPBACK)
                        .comment("block incoming localnet connections")
                        .match(
                                new Match.ConntrackState(
                                        List.of(State.RELATED, State.ESTABLISHED, State.DNAT),
                                        true))
                        .drop());
    }

    /// The last rules of `KUBE-SERVICES` (R3.2, R3.4).
    private static void nodePorts(AgentNode node, IpFamily family, TableBuilder nat, int own) {
        var comment =
                "kubernetes service nodeports; NOTE: this must be the last rule in this chain";
        var addresses = NodePortAddresses.of(node.cluster().proxy(), node.node(), family);
        if (!addresses.everywhere()) {
            for (var address : addresses.among(node.tables().addresses(family))) {
                if (!address.isLoopback() || (family == IpFamily.V4 && servesLocalhost(node))) {
                    nat.append("KUBE-SERVICES", toNodePorts(own, address, comment));
                }
            }
            return;
        }
        var last = rule(own);
        if (family == IpFamily.V6) {
            last.notDestination(LOOPBACK_V6);
        } else if (!servesLocalhost(node)) {
            last.notDestination(LOOPBACK);
        }
        nat.append("KUBE-SERVICES", local(last.comment(comment)).jump("KUBE-NODEPORTS"));
    }

    private static Rule toNodePorts(int own, IpAddress address, String comment) {
        return rule(own).destination(address.host()).comment(comment).jump("KUBE-NODEPORTS");
    }

    private static RuleBuilder local(RuleBuilder builder) {
        return builder.match(new Match.AddressType(true, Match.AddressType.Type.LOCAL, false));
    }

    /// R3.8.
    private static void forward(AgentNode node, TableBuilder filter, int own) {
        if (!node.tables().currentSysctls().tcpBeLiberal()) {
            filter.append("KUBE-FORWARD", rule(own).state(State.INVALID).drop());
        }
        filter.append(
                "KUBE-FORWARD",
                rule(own)
                        .comment("kubernetes forwarding rules")
                        .mark(MASQUERADE, MASQUERADE)
                        .accept());
        filter.append(
                "KUBE-FORWARD",
                rule(own)
                        .comment("kubernetes forwarding conntrack rule")
                        .state(State.RELATED, State.ESTABLISHED)
                        .accept());
    }
}

package io.netwright.sim.proxy.ipvs;

import static io.netwright.sim.fabric.RuleBuilder.rule;

import io.netwright.model.net.Cidr;
import io.netwright.model.net.IpAddress;
import io.netwright.model.net.IpFamily;
import io.netwright.model.net.Protocol;
import io.netwright.model.resource.FieldPath;
import io.netwright.sim.agent.AgentNode;
import io.netwright.sim.fabric.Hook;
import io.netwright.sim.fabric.Match;
import io.netwright.sim.fabric.Match.ConntrackState.State;
import io.netwright.sim.fabric.Rule;
import io.netwright.sim.fabric.RuleBuilder;
import io.netwright.sim.fabric.TableBuilder;
import io.netwright.sim.fabric.Target;
import io.netwright.sim.proxy.LocalDetector;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.List;

/// The iptables rules of one family: few, and the same for any number of Services, which stand in
/// the sets (R3.27, R3.30).
final class IpvsRules {
    /// `masqueradeBit` 14.
    private static final int MASQUERADE = 0x4000;

    private static final String SERVICES = "KUBE-SERVICES";
    private static final String NODE_PORT = "KUBE-NODE-PORT";
    private static final String LOAD_BALANCER = "KUBE-LOAD-BALANCER";
    private static final String MARK = "KUBE-MARK-MASQ";
    private static final String POSTROUTING = "KUBE-POSTROUTING";
    private static final String FORWARD = "KUBE-FORWARD";
    private static final String FIREWALL = "KUBE-PROXY-FIREWALL";
    private static final String SOURCE_RANGES = "KUBE-SOURCE-RANGES-FIREWALL";
    private static final String FILTER = "KUBE-IPVS-FILTER";
    private static final String OUT_FILTER = "KUBE-IPVS-OUT-FILTER";

    private final AgentNode node;
    private final IpFamily family;
    private final Sets sets;
    private final TableBuilder nat;
    private final TableBuilder filter;
    private final int own;

    IpvsRules(AgentNode node, IpFamily family, Sets sets) {
        this.node = node;
        this.family = family;
        this.sets = sets;
        nat = node.tables().iptables(family, "nat");
        filter = node.tables().iptables(family, "filter");
        own = origin("kube-proxy's own");
    }

    private int origin(String text) {
        return node.origins().of("kube-proxy", null, FieldPath.ROOT, text);
    }

    /// The chains, and the jumps to them, each put first.
    void chains() {
        for (var chain : List.of(SERVICES, POSTROUTING, NODE_PORT, LOAD_BALANCER, MARK)) {
            nat.chain(chain);
        }
        for (var chain : List.of(FORWARD, NODE_PORT, FIREWALL, SOURCE_RANGES, FILTER, OUT_FILTER)) {
            filter.chain(chain);
        }
        jump(nat, Hook.OUTPUT, SERVICES, "kubernetes service portals");
        jump(nat, Hook.PREROUTING, SERVICES, "kubernetes service portals");
        jump(nat, Hook.POSTROUTING, POSTROUTING, "kubernetes postrouting rules");
        jump(filter, Hook.FORWARD, FORWARD, "kubernetes forwarding rules");
        jump(filter, Hook.INPUT, NODE_PORT, "kubernetes health check rules");
        jump(filter, Hook.INPUT, FIREWALL, "kube-proxy firewall rules");
        jump(filter, Hook.FORWARD, FIREWALL, "kube-proxy firewall rules");
        jump(filter, Hook.INPUT, FILTER, "kubernetes ipvs access filter");
        jump(filter, Hook.OUTPUT, OUT_FILTER, "kubernetes ipvs access filter");
    }

    private void jump(TableBuilder table, Hook hook, String chain, String comment) {
        table.insert(hook.name(), rule(own).comment(comment).jump(chain));
    }

    /// No node of the ranges: it must not use the address itself (R3.30).
    void refuseNode(IpAddress address, Protocol protocol, int port, int origin) {
        filter.append(
                OUT_FILTER,
                rule(origin)
                        .source(address.host())
                        .match(new Match.ThroughVirtualServer(address, protocol, port))
                        .drop());
    }

    void write(LocalDetector detector, boolean masqueradeAll) {
        var loopback = Cidr.parse(family == IpFamily.V4 ? "127.0.0.0/8" : "::1/128");
        nat.append(SERVICES, rule(own).source(loopback).back());
        bySet(
                nat,
                POSTROUTING,
                SetName.LOOP_BACK,
                null,
                new Target.Masquerade(false),
                true,
                true,
                false);
        bySet(
                nat,
                SERVICES,
                SetName.LOAD_BALANCER,
                null,
                new Target.Jump(LOAD_BALANCER),
                true,
                true);
        bySet(
                nat,
                LOAD_BALANCER,
                SetName.LOAD_BALANCER_LOCAL,
                null,
                new Target.Return(),
                true,
                true);
        nodePorts(Protocol.TCP, SetName.NODE_PORT_LOCAL_TCP, SetName.NODE_PORT_TCP, true);
        nodePorts(Protocol.UDP, SetName.NODE_PORT_LOCAL_UDP, SetName.NODE_PORT_UDP, true);
        nodePorts(
                Protocol.SCTP,
                SetName.NODE_PORT_LOCAL_SCTP_HASH,
                SetName.NODE_PORT_SCTP_HASH,
                true,
                true);
        bySet(
                filter,
                FIREWALL,
                SetName.LOAD_BALANCER_FW,
                null,
                new Target.Jump(SOURCE_RANGES),
                true,
                true);
        bySet(
                filter,
                SOURCE_RANGES,
                SetName.LOAD_BALANCER_SOURCE_CIDR,
                null,
                new Target.Return(),
                true,
                true,
                false);
        bySet(
                filter,
                SOURCE_RANGES,
                SetName.LOAD_BALANCER_SOURCE_IP,
                null,
                new Target.Return(),
                true,
                true,
                false);
        masqueradeClusterIps(detector, masqueradeAll);
        externalIps();
        nat.append(
                SERVICES,
                rule(own)
                        .match(new Match.AddressType(true, Match.AddressType.Type.LOCAL, false))
                        .jump(NODE_PORT));
        nat.append(LOAD_BALANCER, rule(origin(SetName.LOAD_BALANCER.comment)).jump(MARK));
        filter.append(SOURCE_RANGES, rule(own).drop());
        for (var set : List.of(SetName.CLUSTER_IP, SetName.LOAD_BALANCER)) {
            if (!sets.isEmpty(set)) {
                nat.append(SERVICES, in(rule(own), set, true, true).accept());
            }
        }
        forward();
        guard();
        masquerade();
    }

    private void nodePorts(Protocol protocol, SetName local, SetName all, Boolean... destination) {
        bySet(nat, NODE_PORT, local, protocol, new Target.Return(), destination);
        bySet(nat, NODE_PORT, all, protocol, new Target.Jump(MARK), destination);
    }

    /// A rule that stands only while its set has members.
    private void bySet(
            TableBuilder table,
            String chain,
            SetName set,
            @Nullable Protocol protocol,
            Target target,
            Boolean... destination) {
        if (sets.isEmpty(set)) {
            return;
        }
        var builder = rule(origin(set.comment));
        if (protocol != null) {
            builder.protocol(protocol);
        }
        table.append(chain, in(builder.comment(set.comment), set, destination).target(target));
    }

    private RuleBuilder in(RuleBuilder builder, SetName set, Boolean... destination) {
        return builder.match(new Match.InSet(set.of(family), Arrays.asList(destination), false));
    }

    private void masqueradeClusterIps(LocalDetector detector, boolean masqueradeAll) {
        var set = SetName.CLUSTER_IP;
        if (sets.isEmpty(set)) {
            return;
        }
        var builder = rule(origin(set.comment)).comment(set.comment);
        var inverse = detector.inverse();
        Rule made;
        if (masqueradeAll) {
            made = in(builder, set, true, true).jump(MARK);
        } else if (inverse != null) {
            made = in(builder, set, true, true).match(inverse).jump(MARK);
        } else {
            made = in(builder, set, false, true).jump(MARK);
        }
        nat.append(SERVICES, made);
    }

    private void externalIps() {
        for (var set : List.of(SetName.EXTERNAL_IP, SetName.EXTERNAL_IP_LOCAL)) {
            if (sets.isEmpty(set)) {
                continue;
            }
            int origin = origin(set.comment);
            if (set == SetName.EXTERNAL_IP) {
                nat.append(
                        SERVICES,
                        in(rule(origin).comment(set.comment), set, true, true).jump(MARK));
            }
            nat.append(
                    SERVICES,
                    in(rule(origin).comment(set.comment), set, true, true)
                            .match(new Match.FromBridgePort(true))
                            .match(new Match.AddressType(false, Match.AddressType.Type.LOCAL, true))
                            .accept());
            nat.append(
                    SERVICES,
                    in(rule(origin).comment(set.comment), set, true, true)
                            .match(new Match.AddressType(true, Match.AddressType.Type.LOCAL, false))
                            .accept());
        }
    }

    private void forward() {
        filter.append(
                FORWARD,
                rule(own)
                        .comment("kubernetes forwarding rules")
                        .mark(MASQUERADE, MASQUERADE)
                        .accept());
        filter.append(
                FORWARD,
                rule(own)
                        .comment("kubernetes forwarding conntrack rule")
                        .state(State.RELATED, State.ESTABLISHED)
                        .accept());
    }

    /// What the host itself serves is not to be had by a Service's address (R3.27).
    private void guard() {
        var health = SetName.HEALTH_CHECK_NODE_PORT;
        filter.append(NODE_PORT, in(rule(own).comment(health.comment), health, true).accept());
        for (var set :
                List.of(
                        SetName.LOAD_BALANCER,
                        SetName.CLUSTER_IP,
                        SetName.EXTERNAL_IP,
                        SetName.EXTERNAL_IP_LOCAL)) {
            filter.append(FILTER, in(rule(own), set, true, true).back());
        }
        filter.append(FILTER, in(rule(own), health, true).back());
        filter.append(
                FILTER,
                in(rule(own).state(State.NEW), SetName.IPVS_IPS, true)
                        .target(new Target.Reject(Target.Reject.With.PORT_UNREACHABLE)));
    }

    private void masquerade() {
        nat.append(POSTROUTING, rule(own).notMark(MASQUERADE, MASQUERADE).back());
        nat.append(POSTROUTING, rule(own).target(new Target.SetMark(MASQUERADE, 0)));
        nat.append(
                POSTROUTING,
                rule(own)
                        .comment("kubernetes service traffic requiring SNAT")
                        .target(new Target.Masquerade(true)));
        nat.append(MARK, rule(own).target(new Target.SetMark(MASQUERADE, MASQUERADE)));
    }
}

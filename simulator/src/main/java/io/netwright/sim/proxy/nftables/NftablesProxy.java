package io.netwright.sim.proxy.nftables;

import static io.netwright.sim.fabric.RuleBuilder.rule;

import io.netwright.model.net.Cidr;
import io.netwright.model.net.IpFamily;
import io.netwright.model.resource.FieldPath;
import io.netwright.sim.agent.AgentNode;
import io.netwright.sim.fabric.Chain;
import io.netwright.sim.fabric.Hook;
import io.netwright.sim.fabric.KeyValue;
import io.netwright.sim.fabric.Match;
import io.netwright.sim.fabric.Match.ConntrackState.State;
import io.netwright.sim.fabric.NftTableBuilder;
import io.netwright.sim.fabric.Rule;
import io.netwright.sim.fabric.RuleBuilder;
import io.netwright.sim.fabric.SetElement;
import io.netwright.sim.fabric.Target;
import io.netwright.sim.proxy.LocalDetector;
import io.netwright.sim.proxy.NodePortAddresses;
import io.netwright.sim.proxy.ServiceEndpoints;
import io.netwright.sim.proxy.ServicePort;
import io.netwright.sim.proxy.TableProgrammer;

import java.util.List;

/// kube-proxy in nftables mode: writes the tables `kube-proxy` of one node, for both families
/// (R3.34).
public final class NftablesProxy implements TableProgrammer {
    static final String TABLE = "kube-proxy";

    /// `masqueradeBit` 14.
    static final Target.SetMark MARK = new Target.SetMark(0x4000, 0x4000);

    private static final int MASQUERADE = 0x4000;
    private static final String AGENT = "kube-proxy";
    private static final Cidr LOOPBACK = Cidr.parse("127.0.0.0/8");
    private static final Cidr LOOPBACK_V6 = Cidr.parse("::1/128");
    private static final Target REFUSE = new Target.Reject(Target.Reject.With.PORT_UNREACHABLE);

    /// The chains that base chains jump to, in the order of their jumps.
    private static final List<Jump> JUMPS =
            List.of(
                    new Jump("filter-input", "nodeport-endpoints-check", true),
                    new Jump("filter-input", "service-endpoints-check", true),
                    new Jump("filter-forward", "service-endpoints-check", true),
                    new Jump("filter-output", "service-endpoints-check", true),
                    new Jump("filter-prerouting-pre-dnat", "firewall-check", true),
                    new Jump("filter-output-pre-dnat", "firewall-check", true),
                    new Jump("nat-output", "services", false),
                    new Jump("nat-prerouting", "services", false),
                    new Jump("nat-postrouting", "masquerading", false),
                    new Jump("filter-forward", "cluster-ips-check", true),
                    new Jump("filter-output", "cluster-ips-check", true));

    private record Jump(String from, String to, boolean ifNew) {}

    @Override
    public String mode() {
        return "nftables";
    }

    @Override
    public String about() {
        return "kube-proxy 1.34 to 1.37, mode nftables";
    }

    @Override
    public void program(AgentNode node) {
        for (var family : IpFamily.values()) {
            new Family(node, family).program();
        }
    }

    /// The table of one family.
    private static final class Family {
        private final AgentNode node;
        private final IpFamily family;
        private final NftTableBuilder table;
        private final int own;
        private final Release release;
        private final NodePortAddresses nodePorts;
        private final LocalDetector detector;

        Family(AgentNode node, IpFamily family) {
            this.node = node;
            this.family = family;
            table = node.tables().nft(family, TABLE).comment("rules for kube-proxy");
            own = node.origins().of(AGENT, null, FieldPath.ROOT, "kube-proxy's own");
            var settings = node.cluster().proxy();
            release = Release.of(node.cluster().version());
            nodePorts = NodePortAddresses.of(settings, node.node(), family, "primary");
            detector = LocalDetector.of(settings, node.node(), family);
        }

        void program() {
            Containers.make(table, !nodePorts.everywhere(), release.hairpinSet());
            baseChains();
            masquerading();
            clusterIpsCheck();
            endpointsCheck();
            services();
            var cluster = node.cluster();
            var slices = ServiceEndpoints.slices(cluster, family);
            for (var port : ServicePort.of(cluster, family)) {
                var itsSlices = slices.getOrDefault(port.service().key().path(), List.of());
                var endpoints = ServiceEndpoints.of(itsSlices, node.node(), port, family);
                new ServicePortTables(node, family, port, endpoints, detector, release)
                        .write(table);
            }
        }

        private void baseChains() {
            var filter = Chain.Type.FILTER;
            var nat = Chain.Type.NAT;
            table.base("filter-prerouting-pre-dnat", filter, Hook.PREROUTING, -110)
                    .base("filter-output-pre-dnat", filter, Hook.OUTPUT, -110)
                    .base("filter-input", filter, Hook.INPUT, 0)
                    .base("filter-forward", filter, Hook.FORWARD, 0)
                    .base("filter-output", filter, Hook.OUTPUT, 0)
                    .base("nat-prerouting", nat, Hook.PREROUTING, -100)
                    .base("nat-output", nat, Hook.OUTPUT, -100)
                    .base("nat-postrouting", nat, Hook.POSTROUTING, 100);
            for (var jump : JUMPS) {
                var rule = jump.ifNew ? rule(own).state(State.NEW) : rule(own);
                table.chain(jump.to).append(jump.from, rule.jump(jump.to));
            }
        }

        /// R3.35, and R1.12 for connections of an endpoint to itself.
        private void masquerading() {
            if (release.hairpinSet()) {
                table.append(
                        "masquerading",
                        rule(own)
                                .notMark(0, MASQUERADE)
                                .match(new Match.SetsMark(MASQUERADE, 0))
                                .target(new Target.Masquerade(true)));
                table.append(
                        "masquerading",
                        rule(own)
                                .state(State.DNAT)
                                .match(
                                        new Match.InNamedSet(
                                                Containers.HAIRPIN,
                                                Containers.BY_CONNECTION,
                                                false))
                                .target(new Target.Masquerade(true)));
            } else {
                table.append(Release.MARK_CHAIN, rule(own).target(MARK))
                        .append("masquerading", rule(own).mark(0, MASQUERADE).back())
                        .append("masquerading", rule(own).target(new Target.SetMark(MASQUERADE, 0)))
                        .append("masquerading", rule(own).target(new Target.Masquerade(true)));
            }
        }

        /// R3.36 (c).
        private void clusterIpsCheck() {
            var chain = "cluster-ips-check";
            table.append(
                    chain,
                    toClusterIp(own)
                            .comment("Reject traffic to invalid ports of ClusterIPs")
                            .target(REFUSE));
            var ranges =
                    node.cluster().serviceCidrs().stream()
                            .filter(it -> it.family() == family)
                            .sorted()
                            .toList();
            if (!ranges.isEmpty()) {
                table.append(
                        chain,
                        addresses(rule(own), true, ranges, false)
                                .comment("Drop traffic to unallocated ClusterIPs")
                                .drop());
            }
        }

        private static RuleBuilder toClusterIp(int origin) {
            return rule(origin)
                    .match(
                            new Match.InNamedSet(
                                    Containers.CLUSTER_IPS, Containers.BY_DESTINATION, false));
        }

        private void endpointsCheck() {
            table.chainComment(
                            "reject-chain",
                            "helper for @no-endpoint-services / @no-endpoint-nodeports")
                    .append("reject-chain", rule(own).target(REFUSE))
                    .append(
                            "service-endpoints-check",
                            rule(own).target(service(Containers.NO_ENDPOINT_SERVICES)))
                    .append(
                            "nodeport-endpoints-check",
                            toNodePort(rule(own), Containers.NO_ENDPOINT_NODE_PORTS))
                    .append("firewall-check", rule(own).target(service(Containers.FIREWALL_IPS)));
        }

        private static Target service(String map) {
            return new Target.Lookup(Containers.BY_SERVICE, map);
        }

        /// R3.4, R3.36 (a), (b).
        private Rule toNodePort(RuleBuilder rule, String map) {
            if (nodePorts.everywhere()) {
                rule.notDestination(family == IpFamily.V4 ? LOOPBACK : LOOPBACK_V6);
            } else {
                rule.match(
                        new Match.InNamedSet(
                                Containers.NODE_PORT_IPS, Containers.BY_DESTINATION, false));
            }
            return rule.target(new Target.Lookup(Containers.BY_PORT, map));
        }

        private void services() {
            if (!nodePorts.everywhere()) {
                for (var address : nodePorts.among(node.tables().addresses(family))) {
                    if (!address.isLoopback()) {
                        var key = List.<KeyValue>of(new KeyValue.Addresses(address.host()));
                        table.element(Containers.NODE_PORT_IPS, new SetElement(key, null, "", own));
                    }
                }
            }
            if (release.hairpinSet()) {
                masqueradeClusterIps();
            }
            table.append("services", rule(own).target(service(Containers.SERVICE_IPS)));
            var rule = rule(own);
            if (nodePorts.everywhere()) {
                rule.match(new Match.AddressType(true, Match.AddressType.Type.LOCAL, false));
            }
            table.append("services", toNodePort(rule, Containers.SERVICE_NODE_PORTS));
        }

        /// R3.14 (a), for all of them at once.
        private void masqueradeClusterIps() {
            var inverse = detector.inverse();
            if (node.cluster().proxy().masqueradeAll()) {
                int origin = masqueradeOrigin("masquerade all clusterIP traffic");
                table.append(
                        "services",
                        toClusterIp(origin)
                                .comment("masquerade all clusterIP traffic")
                                .target(MARK));
            } else if (inverse != null) {
                var text = "masquerade clusterIP traffic from outside cluster";
                table.append(
                        "services",
                        toClusterIp(masqueradeOrigin(text))
                                .match(inverse)
                                .comment(text)
                                .target(MARK));
            }
        }

        private int masqueradeOrigin(String text) {
            return node.origins().of(AGENT, null, FieldPath.ROOT, text);
        }
    }

    /// A match on one network, or on several at once.
    static RuleBuilder addresses(
            RuleBuilder rule, boolean destination, List<Cidr> cidrs, boolean negated) {
        if (cidrs.size() > 1) {
            return rule.match(Match.AddressIn.of(destination, cidrs, negated));
        }
        var only = cidrs.getFirst();
        return rule.match(
                destination
                        ? new Match.Destination(only, negated)
                        : new Match.Source(only, negated));
    }
}

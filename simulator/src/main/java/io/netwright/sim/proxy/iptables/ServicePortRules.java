package io.netwright.sim.proxy.iptables;

import static io.netwright.sim.fabric.RuleBuilder.rule;

import io.netwright.model.net.IpAddress;
import io.netwright.model.net.IpFamily;
import io.netwright.model.net.PortRange;
import io.netwright.model.net.Protocol;
import io.netwright.sim.agent.AgentNode;
import io.netwright.sim.fabric.Match;
import io.netwright.sim.fabric.RuleBuilder;
import io.netwright.sim.fabric.TableBuilder;
import io.netwright.sim.fabric.Target;
import io.netwright.sim.proxy.LocalDetector;
import io.netwright.sim.proxy.ProxyEndpoint;
import io.netwright.sim.proxy.ServiceEndpoints;
import io.netwright.sim.proxy.ServicePort;

import java.util.List;

/// The rules of one service port on one node (R3.13 to R3.22).
final class ServicePortRules {
    private static final String SERVICES = "KUBE-SERVICES";
    private static final String EXTERNAL = "KUBE-EXTERNAL-SERVICES";
    private static final String MARK = "KUBE-MARK-MASQ";

    private final AgentNode node;
    private final IpFamily family;
    private final ServicePort port;
    private final ServiceEndpoints endpoints;
    private final LocalDetector detector;
    private final String name;
    private final String clusterChain;
    private final String localChain;
    private final String externalChain;
    private final String firewallChain;
    private final boolean internal;
    private final boolean external;
    private final boolean guarded;

    ServicePortRules(
            AgentNode node,
            IpFamily family,
            ServicePort port,
            ServiceEndpoints endpoints,
            LocalDetector detector) {
        this.node = node;
        this.family = family;
        this.port = port;
        this.endpoints = endpoints;
        this.detector = detector;
        name = port.name();
        clusterChain = ChainNames.of("KUBE-SVC-", port);
        localChain = ChainNames.of("KUBE-SVL-", port);
        externalChain = ChainNames.of("KUBE-EXT-", port);
        firewallChain = ChainNames.of("KUBE-FW-", port);
        boolean none = endpoints.local().isEmpty();
        internal = endpoints.any() && !(port.internalLocal() && none);
        external = endpoints.any() && !(port.externalLocal() && none);
        guarded = endpoints.any() && !port.vips().isEmpty() && !port.sourceRanges().isEmpty();
    }

    void write(TableBuilder nat, TableBuilder filter) {
        captureClusterIp(nat, filter);
        captureExternalIps(nat, filter);
        captureVips(nat, filter);
        captureNodePort(nat, filter);
        acceptHealthCheck(filter);
        if (internal) {
            masqueradeInternal(nat);
        }
        if (endpoints.any() && port.externallyAccessible()) {
            externalChain(nat);
        }
        if (guarded) {
            firewallChain(nat);
        }
        if (!endpoints.cluster().isEmpty()) {
            balance(nat, clusterChain, endpoints.cluster());
        }
        if (!endpoints.local().isEmpty()) {
            balance(nat, localChain, endpoints.local());
        }
        for (var endpoint : endpoints.reachable()) {
            endpointChain(nat, endpoint);
        }
    }

    private String internalChain() {
        return port.internalLocal() ? localChain : clusterChain;
    }

    private int origin(String text) {
        return node.origins()
                .of("kube-proxy", port.service().key(), port.field(), "service " + name + text);
    }

    private RuleBuilder to(IpAddress address, String text, String comment) {
        return port(
                rule(origin(text))
                        .destination(address.host())
                        .protocol(port.protocol())
                        .comment(comment),
                port.port().port());
    }

    private static RuleBuilder port(RuleBuilder builder, int number) {
        return builder.destinationPort(number);
    }

    private void captureClusterIp(TableBuilder nat, TableBuilder filter) {
        if (internal) {
            nat.append(
                    SERVICES,
                    to(port.clusterIp(), " cluster IP", name + " cluster IP")
                            .jump(internalChain()));
        } else {
            filter.append(
                    SERVICES,
                    to(port.clusterIp(), " without endpoints", absence()).target(refusal()));
        }
    }

    private String absence() {
        return name + (endpoints.any() ? " has no local endpoints" : " has no endpoints");
    }

    private Target refusal() {
        return endpoints.any()
                ? new Target.Drop()
                : new Target.Reject(Target.Reject.With.PORT_UNREACHABLE);
    }

    private void captureExternalIps(TableBuilder nat, TableBuilder filter) {
        for (var address : port.externalIps()) {
            if (endpoints.any()) {
                nat.append(
                        SERVICES,
                        to(address, " external IP", name + " external IP").jump(externalChain));
            }
            if (!external) {
                filter.append(
                        EXTERNAL, to(address, " without endpoints", absence()).target(refusal()));
            }
        }
    }

    private void captureVips(TableBuilder nat, TableBuilder filter) {
        for (var address : port.vips()) {
            var text = " load balancer IP";
            if (endpoints.any()) {
                nat.append(
                        SERVICES,
                        to(address, text, name + " loadbalancer IP")
                                .jump(guarded ? firewallChain : externalChain));
            }
            if (guarded) {
                filter.append(
                        "KUBE-PROXY-FIREWALL",
                        to(address, text, name + " traffic not accepted by " + firewallChain)
                                .drop());
            }
        }
        if (!external) {
            for (var address : port.vips()) {
                filter.append(
                        EXTERNAL, to(address, " without endpoints", absence()).target(refusal()));
            }
        }
    }

    private void captureNodePort(TableBuilder nat, TableBuilder filter) {
        int number = port.port().nodePort();
        if (number == 0) {
            return;
        }
        if (endpoints.any()) {
            nat.append(
                    "KUBE-NODEPORTS",
                    port(rule(origin(" node port")).protocol(port.protocol()).comment(name), number)
                            .jump(externalChain));
        }
        if (!external) {
            var builder =
                    rule(origin(" without endpoints"))
                            .protocol(port.protocol())
                            .comment(absence())
                            .match(
                                    new Match.AddressType(
                                            true, Match.AddressType.Type.LOCAL, false));
            filter.append(EXTERNAL, port(builder, number).target(refusal()));
        }
    }

    private void acceptHealthCheck(TableBuilder filter) {
        int number = port.service().healthCheckNodePort();
        if (number != 0) {
            var builder =
                    rule(origin(" health check node port"))
                            .protocol(Protocol.TCP)
                            .comment(name + " health check node port");
            filter.append("KUBE-NODEPORTS", port(builder, number).accept());
        }
    }

    /// R3.14 (a).
    private void masqueradeInternal(TableBuilder nat) {
        var comment = name + " cluster IP";
        var inverse = detector.inverse();
        if (node.cluster().proxy().masqueradeAll()) {
            nat.append(internalChain(), to(port.clusterIp(), " cluster IP", comment).jump(MARK));
        } else if (inverse != null) {
            nat.append(
                    internalChain(),
                    to(port.clusterIp(), " cluster IP", comment).match(inverse).jump(MARK));
        }
    }

    /// R3.15, R3.16.
    private void externalChain(TableBuilder nat) {
        nat.chain(externalChain);
        var text = " external destinations";
        int origin = origin(text);
        if (!port.externalLocal()) {
            nat.append(
                    externalChain,
                    rule(origin).comment("masquerade traffic for " + name + text).jump(MARK));
        } else {
            var own = detector.match();
            if (own != null) {
                nat.append(
                        externalChain,
                        rule(origin)
                                .comment("pod traffic for " + name + text)
                                .match(own)
                                .jump(clusterChain));
            }
            var here = new Match.AddressType(false, Match.AddressType.Type.LOCAL, false);
            nat.append(
                    externalChain,
                    rule(origin)
                            .comment("masquerade LOCAL traffic for " + name + text)
                            .match(here)
                            .jump(MARK));
            nat.append(
                    externalChain,
                    rule(origin)
                            .comment("route LOCAL traffic for " + name + text)
                            .match(here)
                            .jump(clusterChain));
        }
        if (external) {
            nat.append(
                    externalChain,
                    rule(origin).jump(port.externalLocal() ? localChain : clusterChain));
        }
    }

    /// R3.21.
    private void firewallChain(TableBuilder nat) {
        int origin = origin(" source ranges");
        var comment = name + " loadbalancer IP";
        boolean fromNode = false;
        var own = node.node().address(family);
        for (var range : port.sourceRanges()) {
            nat.append(
                    firewallChain, rule(origin).source(range).comment(comment).jump(externalChain));
            fromNode |= own != null && range.contains(own);
        }
        if (fromNode) {
            for (var address : port.vips()) {
                nat.append(
                        firewallChain,
                        rule(origin).source(address.host()).comment(comment).jump(externalChain));
            }
        }
        nat.append(
                firewallChain,
                rule(origin)
                        .comment(
                                "other traffic to "
                                        + name
                                        + " will be dropped by KUBE-PROXY-FIREWALL")
                        .target(new Target.Continue()));
    }

    /// Affinity first, then chance (R3.6, R3.22).
    private void balance(TableBuilder nat, String chain, List<ProxyEndpoint> among) {
        nat.chain(chain);
        var affinity = port.service().declared().affinity();
        if (affinity != null) {
            for (var endpoint : among) {
                var next = ChainNames.of(port, endpoint);
                nat.append(
                        chain,
                        rule(endpointOrigin(endpoint))
                                .comment(name + " -> " + endpoint.text())
                                .match(new Match.RecentlySeen(next, affinity))
                                .jump(next));
            }
        }
        for (int i = 0; i < among.size(); i++) {
            var endpoint = among.get(i);
            var builder = rule(endpointOrigin(endpoint)).comment(name + " -> " + endpoint.text());
            int left = among.size() - i;
            if (left > 1) {
                builder.match(new Match.Chance(oneOf(left)));
            }
            nat.append(chain, builder.jump(ChainNames.of(port, endpoint)));
        }
    }

    /// One in `n`, given to iptables with ten decimals, as the kernel keeps it.
    static long oneOf(int n) {
        double printed = Math.round(1e10 / n) / 1e10;
        return Math.round(printed * Match.Chance.DENOMINATOR);
    }

    private int endpointOrigin(ProxyEndpoint endpoint) {
        var pod = endpoint.pod();
        var text = " endpoint " + endpoint.text();
        return origin(pod == null ? text : text + ", pod " + pod.path());
    }

    /// R3.17.
    private void endpointChain(TableBuilder nat, ProxyEndpoint endpoint) {
        var chain = ChainNames.of(port, endpoint);
        int origin = endpointOrigin(endpoint);
        nat.append(chain, rule(origin).source(endpoint.address().host()).comment(name).jump(MARK));
        var dnat = rule(origin).protocol(port.protocol()).comment(name);
        if (port.service().declared().affinity() != null) {
            dnat.match(new Match.NoteRecent(chain));
        }
        nat.append(
                chain,
                dnat.match(new Match.DestinationPort(List.of(new PortRange(0, 65535)), false))
                        .target(new Target.Dnat(endpoint.address(), endpoint.port())));
    }
}

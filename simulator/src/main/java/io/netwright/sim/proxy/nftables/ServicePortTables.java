package io.netwright.sim.proxy.nftables;

import static io.netwright.sim.fabric.RuleBuilder.rule;

import io.netwright.model.net.IpAddress;
import io.netwright.model.net.IpFamily;
import io.netwright.sim.agent.AgentNode;
import io.netwright.sim.fabric.KeyValue;
import io.netwright.sim.fabric.Match;
import io.netwright.sim.fabric.NftTableBuilder;
import io.netwright.sim.fabric.SetElement;
import io.netwright.sim.fabric.Target;
import io.netwright.sim.proxy.LocalDetector;
import io.netwright.sim.proxy.ProxyEndpoint;
import io.netwright.sim.proxy.ServiceEndpoints;
import io.netwright.sim.proxy.ServicePort;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/// The chains and the elements of one service port on one node (R3.13 to R3.22, R3.34, R3.35).
final class ServicePortTables {
    private static final String REJECT = "reject-chain";
    private static final int LONGEST_COMMENT = 128;

    private final AgentNode node;
    private final IpFamily family;
    private final ServicePort port;
    private final ServiceEndpoints endpoints;
    private final LocalDetector detector;
    private final Release release;
    private final String clusterChain;
    private final String localChain;
    private final String externalChain;
    private final String firewallChain;
    private final boolean internal;
    private final boolean external;
    private final boolean affine;

    ServicePortTables(
            AgentNode node,
            IpFamily family,
            ServicePort port,
            ServiceEndpoints endpoints,
            LocalDetector detector,
            Release release) {
        this.node = node;
        this.family = family;
        this.port = port;
        this.endpoints = endpoints;
        this.detector = detector;
        this.release = release;
        clusterChain = Names.of("service-", port);
        localChain = Names.of("local-", port);
        externalChain = Names.of("external-", port);
        firewallChain = Names.of("firewall-", port);
        boolean none = endpoints.local().isEmpty();
        internal = endpoints.any() && !(port.internalLocal() && none);
        external = endpoints.any() && !(port.externalLocal() && none);
        affine = port.service().declared().affinity() != null;
    }

    void write(NftTableBuilder table) {
        captureClusterIp(table);
        for (var address : port.externalIps()) {
            captureExternal(table, address, " external IP");
        }
        for (var address : port.vips()) {
            captureExternal(table, address, " load balancer IP");
        }
        captureNodePort(table);
        if (!port.vips().isEmpty() && !port.sourceRanges().isEmpty()) {
            firewall(table);
        }
        if (internal && !release.hairpinSet()) {
            masqueradeInternal(table);
        }
        if (endpoints.any() && port.externallyAccessible()) {
            externalChain(table);
        }
        if (!endpoints.cluster().isEmpty()) {
            balance(table, clusterChain, endpoints.cluster());
        }
        if (!endpoints.local().isEmpty()) {
            balance(table, localChain, endpoints.local());
        }
        for (var endpoint : endpoints.reachable()) {
            endpoint(table, endpoint);
        }
    }

    private int origin(String text) {
        return node.origins()
                .of(
                        "kube-proxy",
                        port.service().key(),
                        port.field(),
                        "service " + port.name() + text);
    }

    private SetElement element(
            List<KeyValue> key, @Nullable Target target, String comment, String text) {
        return new SetElement(key, target, comment, origin(text));
    }

    private List<KeyValue> key(IpAddress address) {
        return Containers.key(port.protocol(), port.port().port(), address);
    }

    /// What becomes of traffic that no endpoint takes (R3.19).
    private Target refusal() {
        return endpoints.any() ? new Target.Drop() : new Target.Goto(REJECT);
    }

    private String comment() {
        var name = port.name();
        return name.length() > LONGEST_COMMENT ? name.substring(0, LONGEST_COMMENT) : name;
    }

    private void captureClusterIp(NftTableBuilder table) {
        var address = port.clusterIp();
        table.element(
                Containers.CLUSTER_IPS,
                element(List.of(new KeyValue.Addresses(address.host())), null, "", " cluster IP"));
        if (internal) {
            var chain = port.internalLocal() ? localChain : clusterChain;
            table.element(
                    Containers.SERVICE_IPS,
                    element(key(address), new Target.Goto(chain), "", " cluster IP"));
        } else {
            table.element(
                    Containers.NO_ENDPOINT_SERVICES,
                    element(key(address), refusal(), comment(), " without endpoints"));
        }
    }

    private void captureExternal(NftTableBuilder table, IpAddress address, String text) {
        if (endpoints.any()) {
            table.element(
                    Containers.SERVICE_IPS,
                    element(key(address), new Target.Goto(externalChain), "", text));
        }
        if (!external) {
            table.element(
                    Containers.NO_ENDPOINT_SERVICES,
                    element(key(address), refusal(), comment(), " without endpoints"));
        }
    }

    private void captureNodePort(NftTableBuilder table) {
        int number = port.port().nodePort();
        if (number == 0) {
            return;
        }
        var key = Containers.key(port.protocol(), number);
        if (endpoints.any()) {
            table.element(
                    Containers.SERVICE_NODE_PORTS,
                    element(key, new Target.Goto(externalChain), "", " node port"));
        }
        if (!external) {
            table.element(
                    Containers.NO_ENDPOINT_NODE_PORTS,
                    element(key, refusal(), comment(), " without endpoints"));
        }
    }

    /// R3.21, R3.36 (d), (g).
    private void firewall(NftTableBuilder table) {
        for (var address : port.vips()) {
            table.element(
                    Containers.FIREWALL_IPS,
                    element(key(address), new Target.Goto(firewallChain), "", " source ranges"));
        }
        var own = node.node().address(family);
        var allowed = new ArrayList<>(port.sourceRanges());
        if (own != null && allowed.stream().anyMatch(it -> it.contains(own))) {
            port.vips().forEach(it -> allowed.add(it.host()));
        }
        table.append(
                firewallChain,
                NftablesProxy.addresses(rule(origin(" source ranges")), false, allowed, true)
                        .drop());
    }

    /// R3.14 (a).
    private void masqueradeInternal(NftTableBuilder table) {
        var chain = port.internalLocal() ? localChain : clusterChain;
        var inverse = detector.inverse();
        var rule = rule(origin(" cluster IP")).destination(port.clusterIp().host());
        if (node.cluster().proxy().masqueradeAll()) {
            table.append(chain, rule.target(release.mark()));
        } else if (inverse != null) {
            table.append(chain, rule.match(inverse).target(release.mark()));
        }
    }

    /// R3.15, R3.16.
    private void externalChain(NftTableBuilder table) {
        int origin = origin(" external destinations");
        if (!port.externalLocal()) {
            table.append(
                    externalChain,
                    rule(origin)
                            .comment(release.hairpinSet() ? "masquerade" : "")
                            .target(release.mark()));
        } else {
            var own = detector.match();
            if (own != null) {
                table.append(
                        externalChain,
                        rule(origin)
                                .match(own)
                                .comment("short-circuit pod traffic")
                                .onward(clusterChain));
            }
            var here = new Match.AddressType(false, Match.AddressType.Type.LOCAL, false);
            table.append(
                            externalChain,
                            rule(origin)
                                    .match(here)
                                    .comment("masquerade local traffic")
                                    .target(release.mark()))
                    .append(
                            externalChain,
                            rule(origin)
                                    .match(here)
                                    .comment("short-circuit local traffic")
                                    .onward(clusterChain));
        }
        if (external) {
            table.append(
                    externalChain,
                    rule(origin).onward(port.externalLocal() ? localChain : clusterChain));
        }
    }

    /// Affinity first, then chance (R3.6, R3.22).
    private void balance(NftTableBuilder table, String chain, List<ProxyEndpoint> among) {
        if (affine) {
            for (var endpoint : among) {
                table.append(
                        chain,
                        rule(endpointOrigin(endpoint))
                                .match(
                                        new Match.InNamedSet(
                                                Names.of("affinity-", port, endpoint),
                                                Containers.BY_SOURCE,
                                                false))
                                .onward(Names.of("endpoint-", port, endpoint)));
            }
        }
        if (affine || !release.hairpinSet()) {
            var choices = new ArrayList<SetElement>();
            for (var endpoint : among) {
                choices.add(
                        SetElement.choice(
                                new Target.Goto(Names.of("endpoint-", port, endpoint)),
                                endpointOrigin(endpoint)));
            }
            table.append(chain, rule(origin(" endpoints")).target(new Target.AtRandom(choices)));
        } else if (among.size() == 1 && release.plainDnat()) {
            table.append(
                    chain,
                    rule(endpointOrigin(among.getFirst()))
                            .protocol(port.protocol())
                            .target(dnat(among.getFirst())));
        } else {
            var choices =
                    among.stream()
                            .map(it -> SetElement.choice(dnat(it), endpointOrigin(it)))
                            .toList();
            table.append(
                    chain,
                    rule(origin(" endpoints"))
                            .protocol(port.protocol())
                            .target(new Target.AtRandom(choices)));
        }
    }

    private static Target dnat(ProxyEndpoint endpoint) {
        return new Target.Dnat(endpoint.address(), endpoint.port());
    }

    private int endpointOrigin(ProxyEndpoint endpoint) {
        var pod = endpoint.pod();
        var text = " endpoint " + endpoint.text();
        return origin(pod == null ? text : text + ", pod " + pod.path());
    }

    /// R3.17.
    private void endpoint(NftTableBuilder table, ProxyEndpoint endpoint) {
        if (release.hairpinSet() && endpoint.local()) {
            table.element(
                    Containers.HAIRPIN,
                    new SetElement(
                            Containers.key(
                                    port.protocol(),
                                    endpoint.port(),
                                    endpoint.address(),
                                    endpoint.address()),
                            null,
                            "",
                            endpointOrigin(endpoint)));
        }
        if (!affine && release.hairpinSet()) {
            return;
        }
        int origin = endpointOrigin(endpoint);
        var chain = Names.of("endpoint-", port, endpoint);
        if (!release.hairpinSet()) {
            table.append(
                    chain, rule(origin).source(endpoint.address().host()).target(release.mark()));
        }
        if (affine) {
            var set = Names.of("affinity-", port, endpoint);
            var seconds = port.service().declared().affinity();
            table.dynamic(set, seconds == null ? 0 : seconds)
                    .append(
                            chain,
                            rule(origin)
                                    .match(new Match.UpdateSet(set, Containers.BY_SOURCE))
                                    .target(new Target.Continue()));
        }
        table.append(chain, rule(origin).protocol(port.protocol()).target(dnat(endpoint)));
    }
}

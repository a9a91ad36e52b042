package io.netwright.sim.policy.felix;

import static io.netwright.sim.fabric.RuleBuilder.rule;

import io.netwright.model.net.Cidr;
import io.netwright.model.net.IpFamily;
import io.netwright.model.net.PortRange;
import io.netwright.model.net.Protocol;
import io.netwright.model.resource.FieldPath;
import io.netwright.model.resource.NetworkPolicy;
import io.netwright.model.resource.NetworkPolicy.Direction;
import io.netwright.model.resource.NetworkPolicy.Peer;
import io.netwright.model.resource.PortRef;
import io.netwright.sim.agent.AgentNode;
import io.netwright.sim.fabric.Match;
import io.netwright.sim.fabric.RuleBuilder;
import io.netwright.sim.fabric.TableBuilder;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Objects;

/// The chain of one policy in one direction: each rule accepts by setting a mark.
final class PolicyChains {
    /// What `-m multiport` holds; a range counts as two.
    private static final int MULTIPORT = 15;

    private final AgentNode node;
    private final IpFamily family;
    private final PolicySets sets;
    private final TableBuilder filter;

    PolicyChains(AgentNode node, IpFamily family, PolicySets sets) {
        this.node = node;
        this.family = family;
        this.sets = sets;
        filter = node.tables().iptables(family, "filter");
    }

    /// The name of the policy's chain, which is made when first asked for.
    String of(NetworkPolicy policy, Direction direction) {
        var key = policy.key();
        var name =
                ShortNames.chain(
                        direction == Direction.INGRESS ? "cali-pi-" : "cali-po-",
                        "default/%s/knp.default.%s".formatted(key.namespace(), key.name()));
        if (!filter.hasChain(name)) {
            filter.chain(name);
            var rules = policy.rules(direction);
            for (int i = 0; i < rules.size(); i++) {
                new Writer(policy, direction, name, i).write(rules.get(i));
            }
        }
        return name;
    }

    /// Ports of one protocol: numbers and names.
    private record Ports(List<PortRange> numbers, List<String> names, boolean all) {}

    /// Writes one rule of a policy.
    private final class Writer {
        private final String chain;
        private final boolean ingress;
        private final String home;
        private final String comment;
        private final int origin;

        Writer(NetworkPolicy policy, Direction direction, String chain, int index) {
            this.chain = chain;
            ingress = direction == Direction.INGRESS;
            var key = policy.key();
            home = Objects.requireNonNull(key.namespace());
            var way = ingress ? "ingress" : "egress";
            comment = "Policy %s/knp.default.%s %s".formatted(home, key.name(), way);
            origin =
                    node.origins()
                            .of(
                                    "felix",
                                    key,
                                    FieldPath.of("spec", way, index),
                                    "policy %s, %s rule %d".formatted(key.path(), way, index + 1));
        }

        void write(NetworkPolicy.Rule policyRule) {
            if (policyRule.ports().isEmpty()) {
                peers(policyRule, null, new Ports(List.of(), List.of(), true));
                return;
            }
            for (var entry : byProtocol(policyRule.ports()).entrySet()) {
                peers(policyRule, entry.getKey(), entry.getValue());
            }
        }

        private void peers(
                NetworkPolicy.Rule policyRule, @Nullable Protocol protocol, Ports ports) {
            if (policyRule.peers().isEmpty()) {
                one(null, protocol, ports);
            }
            for (var peer : policyRule.peers()) {
                boolean ours =
                        !(peer instanceof Peer.IpBlock(var cidr, _)) || cidr.family() == family;
                if (ours) {
                    one(peer, protocol, ports);
                }
            }
        }

        private void one(@Nullable Peer peer, @Nullable Protocol protocol, Ports ports) {
            if (protocol == null || ports.all()) {
                accept(peer, protocol, null, null);
                return;
            }
            for (var some : chunks(ports.numbers())) {
                accept(peer, protocol, new Match.DestinationPort(some, false), null);
            }
            for (var name : ports.names()) {
                var whose = !ingress && peer instanceof Peer.Pods pods ? pods : null;
                accept(peer, protocol, null, sets.namedPort(home, whose, protocol, name));
            }
        }

        private void accept(
                @Nullable Peer peer,
                @Nullable Protocol protocol,
                @Nullable Match ports,
                @Nullable String namedPort) {
            var builder = rule(origin);
            switch (peer) {
                case null -> {}
                case Peer.IpBlock(var cidr, var except) -> {
                    var holes = except.stream().filter(it -> it.family() == family).toList();
                    if (holes.isEmpty()) {
                        net(builder, cidr);
                    } else {
                        blocks(cidr, holes);
                        builder.mark(Marks.SCRATCH_0, Marks.SCRATCH_0);
                    }
                }
                case Peer.Pods pods -> {
                    if (ingress || namedPort == null) {
                        builder.inSet(sets.pods(home, pods), !ingress);
                    }
                }
            }
            var matched = rule(origin);
            if (protocol != null) {
                matched.protocol(protocol);
            }
            matched.comment(comment).matches(builder);
            if (namedPort != null) {
                matched.match(new Match.InSet(namedPort, List.of(true, true), false));
            }
            if (ports != null) {
                matched.match(ports);
            }
            filter.append(chain, matched.target(Marks.set(Marks.ACCEPT)));
            filter.append(chain, rule(origin).mark(Marks.ACCEPT, Marks.ACCEPT).back());
        }

        private RuleBuilder net(RuleBuilder builder, Cidr cidr) {
            return ingress ? builder.source(cidr) : builder.destination(cidr);
        }

        /// A network with holes takes several rules: a bit says "in it, and in no hole".
        private void blocks(Cidr cidr, List<Cidr> holes) {
            filter.append(
                    chain, rule(origin).target(Marks.clear(Marks.SCRATCH_0 | Marks.SCRATCH_1)));
            filter.append(chain, net(rule(origin), cidr).target(Marks.set(Marks.SCRATCH_0)));
            for (var hole : holes) {
                filter.append(chain, net(rule(origin), hole).target(Marks.clear(Marks.SCRATCH_0)));
            }
        }
    }

    private static EnumMap<Protocol, Ports> byProtocol(List<NetworkPolicy.Port> ports) {
        var byProtocol = new EnumMap<Protocol, Ports>(Protocol.class);
        for (var port : ports) {
            var known =
                    byProtocol.computeIfAbsent(
                            port.protocol(),
                            _ -> new Ports(new ArrayList<>(), new ArrayList<>(), false));
            switch (port.port()) {
                case null ->
                        byProtocol.put(
                                port.protocol(), new Ports(known.numbers, known.names, true));
                case PortRef.Numbered(int number) -> {
                    var end = port.endPort();
                    known.numbers.add(new PortRange(number, end == null ? number : end));
                }
                case PortRef.Named(String name) -> known.names.add(name);
            }
        }
        return byProtocol;
    }

    private static List<List<PortRange>> chunks(List<PortRange> all) {
        var chunks = new ArrayList<List<PortRange>>();
        int room = 0;
        for (var range : all) {
            int size = range.from() == range.to() ? 1 : 2;
            if (room < size) {
                chunks.add(new ArrayList<>());
                room = MULTIPORT;
            }
            chunks.getLast().add(range);
            room -= size;
        }
        return chunks;
    }
}

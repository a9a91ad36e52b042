package io.netwright.sim.policy.felix;

import static io.netwright.sim.fabric.RuleBuilder.rule;

import io.netwright.model.net.IpFamily;
import io.netwright.model.net.PortRange;
import io.netwright.model.net.Protocol;
import io.netwright.model.resource.FieldPath;
import io.netwright.model.resource.NetworkPolicy;
import io.netwright.model.resource.NetworkPolicy.Direction;
import io.netwright.sim.agent.AgentNode;
import io.netwright.sim.cni.RoutedPods;
import io.netwright.sim.control.ClusterPod;
import io.netwright.sim.fabric.Match;
import io.netwright.sim.fabric.Match.ConntrackState.State;
import io.netwright.sim.fabric.TableBuilder;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/// The chain of one endpoint in one direction (R2.17).
final class EndpointChains {
    /// The port that Felix takes for VXLAN; workloads may not send to it.
    private static final int VXLAN = 4789;

    private final AgentNode node;
    private final PolicyChains policies;
    private final TableBuilder filter;
    private final int own;

    EndpointChains(AgentNode node, IpFamily family, PolicyChains policies) {
        this.node = node;
        this.policies = policies;
        filter = node.tables().iptables(family, "filter");
        own = node.origins().of("felix", null, FieldPath.ROOT, "Felix's own");
    }

    static String nameOf(String device, Direction direction) {
        return (direction == Direction.EGRESS ? "cali-fw-" : "cali-tw-") + device;
    }

    void write(ClusterPod pod, Direction direction) {
        var chain = nameOf(RoutedPods.deviceOf(pod), direction);
        filter.append(chain, rule(own).state(State.RELATED, State.ESTABLISHED).accept());
        filter.append(chain, rule(own).state(State.INVALID).drop());
        filter.append(chain, rule(own).target(Marks.clear(Marks.ACCEPT | Marks.PASS)));
        if (direction == Direction.EGRESS) {
            filter.append(
                    chain,
                    rule(own)
                            .protocol(Protocol.UDP)
                            .comment("Drop VXLAN encapped packets originating in workloads")
                            .match(new Match.DestinationPort(List.of(PortRange.of(VXLAN)), false))
                            .drop());
        }
        var isolating = isolating(pod, direction);
        if (!isolating.isEmpty()) {
            tier(chain, isolating, direction);
        }
        profile(chain, pod, direction);
    }

    /// The policies that select the pod and isolate it in that direction, by name.
    private List<NetworkPolicy> isolating(ClusterPod pod, Direction direction) {
        return node.cluster().policies().stream()
                .filter(it -> pod.namespace().equals(it.key().namespace()))
                .filter(it -> it.podSelector().matches(pod.labels()))
                .filter(it -> it.isolates(direction))
                .sorted(Comparator.comparing(NetworkPolicy::key))
                .toList();
    }

    private void tier(String chain, List<NetworkPolicy> isolating, Direction direction) {
        filter.append(
                chain, rule(own).comment("Start of tier default").target(Marks.clear(Marks.PASS)));
        for (var policy : isolating) {
            var policyChain = policies.of(policy, direction);
            int origin = originOf(policy, "policy " + policy.key().path());
            filter.append(chain, rule(origin).mark(0, Marks.PASS).jump(policyChain));
            filter.append(
                    chain,
                    rule(origin)
                            .comment("Return if policy accepted")
                            .mark(Marks.ACCEPT, Marks.ACCEPT)
                            .back());
        }
        var names = isolating.stream().map(it -> it.key().path()).collect(Collectors.joining(", "));
        int origin =
                originOf(
                        isolating.getFirst(),
                        "no rule of %s allows it (%s)"
                                .formatted(
                                        names,
                                        direction == Direction.INGRESS ? "ingress" : "egress"));
        filter.append(
                chain,
                rule(origin)
                        .comment("End of tier default. Drop if no policies passed packet")
                        .mark(0, Marks.PASS)
                        .drop());
    }

    private int originOf(NetworkPolicy policy, String text) {
        return node.origins().of("felix", policy.key(), FieldPath.of("spec"), text);
    }

    /// Who is not isolated may do everything: the profile of the namespace.
    private void profile(String chain, ClusterPod pod, Direction direction) {
        boolean ingress = direction == Direction.INGRESS;
        var name = "kns." + pod.namespace();
        var profile = ShortNames.chain(ingress ? "cali-pri-" : "cali-pro-", name);
        if (!filter.hasChain(profile)) {
            var comment = "Profile %s %s".formatted(name, ingress ? "ingress" : "egress");
            filter.append(profile, rule(own).comment(comment).target(Marks.set(Marks.ACCEPT)));
            filter.append(profile, rule(own).mark(Marks.ACCEPT, Marks.ACCEPT).back());
        }
        filter.append(chain, rule(own).jump(profile));
        filter.append(
                chain,
                rule(own)
                        .comment("Return if profile accepted")
                        .mark(Marks.ACCEPT, Marks.ACCEPT)
                        .back());
        filter.append(chain, rule(own).comment("Drop if no profiles matched").drop());
    }
}

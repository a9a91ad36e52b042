package io.netwright.sim.policy.felix;

import io.netwright.model.net.IpFamily;
import io.netwright.model.resource.NetworkPolicy.Direction;
import io.netwright.sim.agent.AgentNode;
import io.netwright.sim.cni.RoutedPods;
import io.netwright.sim.control.Cluster;
import io.netwright.sim.control.ClusterPod;

import java.util.List;
import java.util.Optional;

/// Felix on every node: static chains, then chains and sets for the endpoints here.
public final class PolicyAgent {
    private PolicyAgent() {}

    /// What answers need of it that is not modelled: beside IPVS it has other rules.
    public static Optional<String> missing(Cluster cluster) {
        return cluster.proxy().mode().equals("ipvs")
                ? Optional.of("the policy agent beside kube-proxy in mode ipvs")
                : Optional.empty();
    }

    /// Writes the tables of every node, in every family that pods have.
    public static void program(Cluster cluster, List<AgentNode> nodes) {
        for (var family : IpFamily.values()) {
            if (cluster.podCidrs().stream().anyMatch(it -> it.family() == family)) {
                var sets = new PolicySets(cluster, family);
                nodes.forEach(it -> program(it, family, sets));
            }
        }
    }

    private static void program(AgentNode node, IpFamily family, PolicySets sets) {
        StaticChains.write(node, family);
        var policies = new PolicyChains(node, family, sets);
        var endpoints = new EndpointChains(node, family, policies);
        var here = endpointsOf(node);
        for (var pod : here) {
            endpoints.write(pod, Direction.EGRESS);
            endpoints.write(pod, Direction.INGRESS);
        }
        var devices = here.stream().map(RoutedPods::deviceOf).sorted().toList();
        DispatchChains.write(node, family, Direction.EGRESS, devices);
        DispatchChains.write(node, family, Direction.INGRESS, devices);
        sets.write(node.tables());
    }

    /// The pods here that have a device: pods in the host's network are no endpoints (R1.10).
    private static List<ClusterPod> endpointsOf(AgentNode node) {
        return node.networkedPods().stream().filter(it -> !it.ips().isEmpty()).toList();
    }
}

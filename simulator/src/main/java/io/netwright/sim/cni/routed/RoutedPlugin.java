package io.netwright.sim.cni.routed;

import io.netwright.model.net.IpFamily;
import io.netwright.sim.agent.AgentNode;
import io.netwright.sim.cni.CniPlugin;
import io.netwright.sim.cni.PodNetwork;
import io.netwright.sim.cni.PortMap;
import io.netwright.sim.cni.RoutedPods;
import io.netwright.sim.cni.UnmodelledPolicies;
import io.netwright.sim.control.Missing;
import io.netwright.sim.policy.felix.PolicyAgent;

/// Profile `routed`: every pod is a route.
public final class RoutedPlugin implements CniPlugin {
    @Override
    public String name() {
        return "routed";
    }

    @Override
    public String about() {
        return "routed, the plain reference plugin";
    }

    @Override
    public void wire(PodNetwork network) {
        for (var node : network.nodes()) {
            RoutedPods.wire(network, node, node.card().mtu());
            for (var family : IpFamily.values()) {
                discardUnknown(network, node, family);
                toOthers(network, node, family);
            }
        }
    }

    @Override
    public void filter(PodNetwork network) {
        UnmodelledPolicies.note(network);
        PortMap.write(network, "routed", false);
        PolicyAgent.missing(network.cluster())
                .ifPresent(it -> network.missing(Missing.NOT_MODELLED.message(it)));
        PolicyAgent.program(network.cluster(), network.nodes());
    }

    /// As a Calico node does for its own block: no such pod, no answer (R2.8).
    private static void discardUnknown(PodNetwork network, AgentNode node, IpFamily family) {
        var own = node.node().podCidr(family);
        if (own != null && own.length() < family.width()) {
            int origin = RoutedPods.podCidrOrigin(network, node, "routed");
            node.tables().route(RoutedPods.blackhole(own, origin));
        }
    }

    /// On every other node: this node's pods are behind this node.
    private static void toOthers(PodNetwork network, AgentNode node, IpFamily family) {
        var gateway = node.node().address(family);
        if (gateway == null) {
            return;
        }
        int origin = RoutedPods.podCidrOrigin(network, node, "routed");
        for (var cidr : PodNetwork.networksOf(node, family)) {
            for (var other : network.nodes()) {
                if (!node.is(other)) {
                    other.tables()
                            .route(RoutedPods.via(cidr, gateway, other.card(), false, origin));
                }
            }
        }
    }
}

package io.netwright.sim.cni.canal;

import io.netwright.sim.cni.CniPlugin;
import io.netwright.sim.cni.PodNetwork;
import io.netwright.sim.cni.PortMap;
import io.netwright.sim.cni.RoutedPods;
import io.netwright.sim.cni.UnmodelledPolicies;
import io.netwright.sim.cni.flannel.FlannelRules;
import io.netwright.sim.cni.flannel.FlannelTransport;
import io.netwright.sim.control.Missing;
import io.netwright.sim.policy.felix.PolicyAgent;

/// flannel's transport under Calico's pods and policies.
public final class CanalPlugin implements CniPlugin {
    @Override
    public String name() {
        return "canal";
    }

    @Override
    public String about() {
        return "Canal: flannel 0.28 (vxlan) with Felix 3.28";
    }

    @Override
    public void wire(PodNetwork network) {
        if (!FlannelTransport.isModelled(network)) {
            return;
        }
        FlannelTransport.wire(network);
        for (var node : network.nodes()) {
            RoutedPods.wire(network, node, FlannelTransport.podMtu(network, node));
        }
    }

    @Override
    public void filter(PodNetwork network) {
        network.nodes().forEach(node -> FlannelRules.write(network, node));
        UnmodelledPolicies.note(network);
        PortMap.write(network, "k8s-pod-network", false);
        PolicyAgent.missing(network.cluster())
                .ifPresent(it -> network.missing(Missing.NOT_MODELLED.message(it)));
        PolicyAgent.program(network.cluster(), network.nodes());
    }
}

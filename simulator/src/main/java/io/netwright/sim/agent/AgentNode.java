package io.netwright.sim.agent;

import io.netwright.sim.control.Cluster;
import io.netwright.sim.control.ClusterNode;
import io.netwright.sim.control.ClusterPod;
import io.netwright.sim.fabric.DeviceBuilder;
import io.netwright.sim.fabric.NamespaceBuilder;
import io.netwright.sim.origin.Origins;

import java.util.List;

/// A node as its agents see it: the cluster that they watch, and the tables that they write.
///
/// @param card the device with the node's address
/// @param pods the pods that run here, those in the host's network included
public record AgentNode(
        Cluster cluster,
        ClusterNode node,
        NamespaceBuilder tables,
        DeviceBuilder card,
        List<ClusterPod> pods,
        Origins origins) {
    public AgentNode {
        pods = List.copyOf(pods);
    }

    /// The pods here with a network namespace of their own.
    public List<ClusterPod> networkedPods() {
        return pods.stream().filter(it -> !it.spec().hostNetwork()).toList();
    }

    public boolean is(AgentNode other) {
        return node.key().equals(other.node.key());
    }
}

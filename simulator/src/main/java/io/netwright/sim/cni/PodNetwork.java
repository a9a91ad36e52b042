package io.netwright.sim.cni;

import io.netwright.model.diag.Message;
import io.netwright.model.net.Cidr;
import io.netwright.model.net.IpFamily;
import io.netwright.sim.agent.AgentNode;
import io.netwright.sim.agent.NamespaceNames;
import io.netwright.sim.control.Assumption;
import io.netwright.sim.control.Cluster;
import io.netwright.sim.control.ClusterPod;
import io.netwright.sim.fabric.FabricBuilder;
import io.netwright.sim.fabric.NamespaceBuilder;
import io.netwright.sim.origin.Origins;

import java.util.ArrayList;
import java.util.List;

/// A cluster's hosts on their wire, and pods that no plugin has joined yet.
public final class PodNetwork {
    private final FabricBuilder fabric;
    private final Cluster cluster;
    private final Origins origins;
    private final List<AgentNode> nodes;
    private final List<Assumption> assumptions = new ArrayList<>();
    private final List<Message> missing = new ArrayList<>();

    public PodNetwork(
            FabricBuilder fabric, Cluster cluster, Origins origins, List<AgentNode> nodes) {
        this.fabric = fabric;
        this.cluster = cluster;
        this.origins = origins;
        this.nodes = List.copyOf(nodes);
    }

    public FabricBuilder fabric() {
        return fabric;
    }

    public Cluster cluster() {
        return cluster;
    }

    public Origins origins() {
        return origins;
    }

    public List<AgentNode> nodes() {
        return nodes;
    }

    /// The namespace of a pod that has one of its own.
    public NamespaceBuilder namespaceOf(ClusterPod pod) {
        return fabric.find(NamespaceNames.pod(pod.key())).orElseThrow();
    }

    /// Where the pods of a node are, in a family: its pod network, then every pod outside of it.
    public static List<Cidr> networksOf(AgentNode node, IpFamily family) {
        var networks = new ArrayList<Cidr>();
        var own = node.node().podCidr(family);
        if (own != null) {
            networks.add(own);
        }
        for (var pod : node.networkedPods()) {
            var address = pod.address(family);
            if (address != null && (own == null || !own.contains(address))) {
                networks.add(address.host());
            }
        }
        return networks;
    }

    /// Notes what the tables rest on that the lab does not say.
    public void assume(Assumption assumption) {
        assumptions.add(assumption);
    }

    /// Notes that something is not modelled, so that answers are unknown.
    public void missing(Message message) {
        missing.add(message);
    }

    public List<Assumption> assumptions() {
        return List.copyOf(assumptions);
    }

    public List<Message> missing() {
        return List.copyOf(missing);
    }
}

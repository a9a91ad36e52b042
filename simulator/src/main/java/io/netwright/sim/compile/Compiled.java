package io.netwright.sim.compile;

import io.netwright.model.diag.Message;
import io.netwright.model.net.IpAddress;
import io.netwright.model.resource.ResourceKey;
import io.netwright.sim.agent.NamespaceNames;
import io.netwright.sim.control.Assumption;
import io.netwright.sim.control.Cluster;
import io.netwright.sim.control.ClusterPod;
import io.netwright.sim.fabric.Fabric;
import io.netwright.sim.fabric.NetworkNamespace;
import io.netwright.sim.origin.Origins;

import java.util.List;
import java.util.Optional;

/// A fabric and what its entries stand for.
///
/// @param assumptions the cluster's, and those of the agents
/// @param missing what is not modelled, so that answers about packets are unknown; empty for none
public record Compiled(
        Fabric fabric,
        Origins origins,
        Cluster cluster,
        List<Assumption> assumptions,
        List<Message> missing) {
    public Compiled {
        assumptions = List.copyOf(assumptions);
        missing = List.copyOf(missing);
    }

    /// Where a pod is: its own namespace, its node's for one in the host's network; empty for one
    /// that is nowhere.
    public Optional<NetworkNamespace> namespaceOf(ClusterPod pod) {
        return fabric.namespace(NamespaceNames.of(pod));
    }

    public Optional<NetworkNamespace> pod(ResourceKey key) {
        return cluster.pod(key).flatMap(this::namespaceOf);
    }

    public Optional<NetworkNamespace> node(String name) {
        return fabric.namespace(NamespaceNames.node(name));
    }

    /// The host outside with that address, whichever of its addresses it is.
    public Optional<NetworkNamespace> external(IpAddress address) {
        return fabric.namespaces().stream()
                .filter(it -> it.kind() == NetworkNamespace.Kind.OUTSIDE)
                .filter(it -> owns(it, address))
                .findFirst();
    }

    private boolean owns(NetworkNamespace namespace, IpAddress address) {
        return namespace.devices().stream()
                .flatMap(it -> fabric.devices().get(it).addresses().stream())
                .anyMatch(it -> it.address().equals(address));
    }
}

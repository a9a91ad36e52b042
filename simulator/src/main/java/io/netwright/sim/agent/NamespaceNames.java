package io.netwright.sim.agent;

import io.netwright.model.net.IpAddress;
import io.netwright.model.resource.ResourceKey;
import io.netwright.sim.control.ClusterPod;

/// What the network namespaces of a fabric are called; the same words as endpoints on the command
/// line.
public final class NamespaceNames {
    /// The router between the nodes and the hosts outside.
    public static final String ROUTER = "router";

    private NamespaceNames() {}

    public static String node(String name) {
        return "node/" + name;
    }

    /// A pod with a namespace of its own.
    public static String pod(ResourceKey key) {
        return key.path();
    }

    /// Where a pod is: its own namespace, or its node's.
    public static String of(ClusterPod pod) {
        return pod.spec().hostNetwork() && pod.node() != null ? node(pod.node()) : pod(pod.key());
    }

    /// A host outside, by its first address.
    public static String external(IpAddress address) {
        return "external:" + address;
    }
}

package io.netwright.sim.cni;

/// A CNI plugin with its agents: joins pods to their nodes, and nodes to each other.
public interface CniPlugin {
    /// As [io.netwright.sim.control.CniSettings#plugin] names it.
    String name();

    /// What is modelled of it, with its version, for `netwright version`.
    String about();

    /// Makes devices, addresses, routes, neighbors and FDB entries.
    void wire(PodNetwork network);

    /// Writes netfilter rules, after kube-proxy has written its own.
    void filter(PodNetwork network);
}

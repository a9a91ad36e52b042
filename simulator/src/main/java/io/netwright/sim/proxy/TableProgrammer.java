package io.netwright.sim.proxy;

import io.netwright.sim.agent.AgentNode;

/// One mode of kube-proxy: writes the tables of one node.
public interface TableProgrammer {
    /// As `mode` of KubeProxyConfiguration names it.
    String mode();

    /// What is modelled of it, with its version, for `netwright version`.
    String about();

    void program(AgentNode node);
}

package io.netwright.sim.control;

import io.netwright.model.diag.Coded;

/// Why a pod does not run.
public enum Waits implements Coded {
    UNSCHEDULABLE(
            "no node fits: {}",
            "Every node is ruled out: by its labels (nodeSelector), by a taint without a"
                    + " toleration, because it is cordoned, or because it is not ready. Add such a"
                    + " node, or change what the pod asks for."),
    NO_ADDRESS(
            "the pod network {} of node {} has no free address",
            "The node's slice of the pods' network is used up. Give the node a larger podCIDR."),
    NO_POD_NETWORK(
            "node {} has no pod network",
            "Nothing is left of the pods' network for the node, or it has none of the cluster's"
                    + " families. Give the Node a spec.podCIDR.");

    private final String template;
    private final String explanation;

    Waits(String template, String explanation) {
        this.template = template;
        this.explanation = explanation;
    }

    @Override
    public String code() {
        return name();
    }

    @Override
    public String template() {
        return template;
    }

    @Override
    public String explanation() {
        return explanation;
    }
}

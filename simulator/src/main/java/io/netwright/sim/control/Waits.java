package io.netwright.sim.control;

import io.netwright.model.diag.Coded;

/// Why a pod does not run.
public enum Waits implements Coded {
    UNSCHEDULABLE(
            "0/{} nodes are available: {}.",
            "No node takes the pod, and these are kube-scheduler's words for why: a cordon, a taint"
                    + " that the pod does not tolerate, its nodeSelector or node affinity, a host"
                    + " port that is taken, topology spread, or affinity between pods. Add such a"
                    + " node, or change what the pod asks for."),
    NO_NODES("no nodes available to schedule pods", "The cluster has no node at all. Add a Node."),
    SCHEDULING_GATED(
            "Scheduling is blocked due to non-empty scheduling gates",
            "kube-scheduler leaves a pod alone while spec.schedulingGates names something. Whoever"
                    + " set the gate takes it away.");

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

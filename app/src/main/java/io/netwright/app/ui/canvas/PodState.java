package io.netwright.app.ui.canvas;

import io.netwright.sim.control.ClusterPod;

/// What a pod is doing, as far as networks care.
public enum PodState {
    READY("running"),
    NOT_READY("running, not ready"),
    TERMINATING("terminating"),
    PENDING("pending"),
    ENDED("not running");

    private final String text;

    PodState(String text) {
        this.text = text;
    }

    public String text() {
        return text;
    }

    static PodState of(ClusterPod pod) {
        if (pod.node() == null) {
            return PENDING;
        }
        if (pod.terminating()) {
            return TERMINATING;
        }
        if (!pod.running()) {
            return ENDED;
        }
        return pod.ready() ? READY : NOT_READY;
    }
}

package io.netwright.sim.control;

import io.netwright.model.diag.Message;

/// Why a node does not take a pod.
///
/// @param reason in the scheduler's own words, which do not tell one taint or label from another
/// @param detail the same with what is in the way: `node blue: taint dedicated=db:NoSchedule`
public record Refusal(String node, String reason, Message detail) {
    static final String CORDONED = "node(s) were unschedulable";
    static final String TAINTED = "node(s) had untolerated taint(s)";
    static final String NOT_SELECTED = "node(s) didn't match Pod's node affinity/selector";
    static final String NOT_NAMED = "node(s) didn't satisfy plugin(s) [NodeAffinity]";
    static final String NO_PORT = "node(s) didn't have free ports for the requested pod ports";
    static final String UNEVEN = "node(s) didn't match pod topology spread constraints";
    static final String NO_DOMAIN = UNEVEN + " (missing required label)";
    static final String NOT_NEAR = "node(s) didn't match pod affinity rules";
    static final String NOT_APART = "node(s) didn't match pod anti-affinity rules";
    static final String REPELLED = "node(s) didn't satisfy existing pods anti-affinity rules";

    static Refusal of(Host host, String reason, String template, Object... values) {
        var all = new Object[values.length + 1];
        all[0] = host.name();
        System.arraycopy(values, 0, all, 1, values.length);
        return new Refusal(
                host.name(), reason, Message.of("UNSCHEDULABLE", "node {}: " + template, all));
    }
}

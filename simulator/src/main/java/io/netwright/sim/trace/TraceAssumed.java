package io.netwright.sim.trace;

import io.netwright.model.diag.Message;
import io.netwright.sim.control.Assumption;

/// What a trace rests on that neither the lab nor the question says; codes are never used again.
public enum TraceAssumed {
    UNKNOWN_HOST(
            "NW-A450",
            "{} is a host outside the cluster that answers",
            "The address is in no range of the cluster and belongs to none of the lab's outside"
                    + " hosts, so that a host with it is taken to stand behind the router."),
    FIRST_NODE(
            "NW-A451",
            "a packet from outside to {} is first seen at node {}",
            "Nobody owns or announces the address; `--at node/NAME` says where it arrives."),
    IPV6_FIRST(
            "NW-A452",
            "the client tries IPv6 before IPv4",
            "RFC 6724 prefers IPv6 where the client and the name have both."),
    UNEXPLORED(
            "NW-A454",
            "the outcomes that were not explored are like the others",
            "There are more outcomes than an exploration tries."),
    ANY_ADDRESS(
            "NW-A453",
            "the client takes the first address of an answer in random order",
            "CoreDNS shuffles the addresses of a headless Service's answer.");

    private final String code;
    private final String template;
    private final String explanation;

    TraceAssumed(String code, String template, String explanation) {
        this.code = code;
        this.template = template;
        this.explanation = explanation;
    }

    public String code() {
        return code;
    }

    public String template() {
        return template;
    }

    public String explanation() {
        return explanation;
    }

    /// The assumption about some values; see [Message#of].
    public Assumption of(Object... values) {
        return new Assumption(Message.of(code, template, values));
    }
}

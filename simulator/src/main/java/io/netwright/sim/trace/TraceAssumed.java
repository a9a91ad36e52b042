package io.netwright.sim.trace;

import io.netwright.sim.control.AssumptionCode;

/// What a trace rests on that neither the lab nor the question says; codes are never used again.
public enum TraceAssumed implements AssumptionCode {
    UNKNOWN_HOST(
            "NW-A450",
            "{} is a host outside the cluster that answers",
            "The address is in no range of the cluster and belongs to none of the lab's outside"
                    + " hosts, so that a host with it is taken to stand behind the router."),
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

    @Override
    public String code() {
        return code;
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

package io.netwright.sim.control;

import io.netwright.model.diag.Coded;

/// What makes an answer unknown: something that decides, and that is not modelled.
public enum Missing implements Coded {
    NOT_MODELLED(
            "{} is not modelled",
            "Netwright does not know how this behaves, and says so rather than guess. `netwright"
                    + " version` lists what is modelled."),
    POLICY_NOT_MODELLED(
            "{} may decide about any packet, and {} is not modelled",
            "A policy of a kind that is not modelled is in the lab, and the plugin would enforce"
                    + " it. NetworkPolicy v1 is modelled.");

    private final String template;
    private final String explanation;

    Missing(String template, String explanation) {
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

package io.netwright.sim.dns;

import io.netwright.model.diag.Coded;

/// Why an answer about a name is unknown; codes are never used again.
public enum DnsProblem implements Coded {
    DNS_UPSTREAM_INSIDE(
            "CoreDNS forwards {} to {}, an address of the cluster; what answers there is not"
                    + " modelled",
            "Only CoreDNS in kube-system, and resolvers outside the cluster, answer questions."),
    DNS_SERVER_UNMODELLED(
            "{} is asked for {}; what answers there is not modelled",
            "The client's resolv.conf names a server inside the cluster that is no CoreDNS pod of"
                    + " kube-system and not its Service."),
    DNS_OUTSIDE_UNKNOWN(
            "the lab does not say whether {} exists outside the cluster; an outside host with that"
                    + " name among its names would",
            "Add the name to an outside host in the lab: spec.external, with names and addresses."),
    DNS_PLUGIN_UNMODELLED(
            "the question for {} reaches {} of CoreDNS, which is not modelled",
            "A plugin of the Corefile, or an option or rule of one, decides about this name and is"
                    + " not modelled."),
    DNS_COREFILE_REFUSED(
            "CoreDNS does not start with this Corefile ({}), line {}: {}",
            "CoreDNS exits when its Corefile is wrong. A running one that reloads keeps the"
                    + " Corefile that it has; which one that is, the lab does not say.");

    private final String template;
    private final String explanation;

    DnsProblem(String template, String explanation) {
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

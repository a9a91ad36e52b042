package io.netwright.sim.dns;

import io.netwright.sim.control.AssumptionCode;

/// What answers about names rest on when the lab is silent; codes are never used again.
public enum DnsAssumed implements AssumptionCode {
    VERSION(
            "NW-A401",
            "CoreDNS is {}, as kubeadm installs with Kubernetes {}",
            "No CoreDNS pod has an image whose tag is a version. The version decides in which order"
                    + " the plugins run."),
    NODE_RESOLVER(
            "NW-A403",
            "the nodes' resolv.conf names one resolver outside the cluster ({}) and no search list",
            "Manifests do not hold a node's resolv.conf. CoreDNS forwards to the resolver in it,"
                    + " and pods with dnsPolicy Default ask it."),
    RESOLVER(
            "NW-A404",
            "the client looks names up as {} does",
            "Which resolver a program uses depends on its image: glibc, musl (Alpine) or Go."),
    PATH(
            "NW-A405",
            "questions and answers arrive: {}",
            "The network between the client and the name server is not modelled, so that CoreDNS is"
                    + " asked as though every packet arrived."),
    OUTSIDE_HOSTS(
            "NW-A410",
            "resolvers outside know the names of the lab's outside hosts, with a TTL of {} s",
            "An outside host's names in the lab answer as they stand there."),
    NOWHERE(
            "NW-A411",
            "no resolver outside knows {}: {}",
            "Some names exist nowhere on the Internet: names without a dot, names that end in a"
                    + " reserved or local zone, and, so this lab takes it, names that end in the"
                    + " name of one of its namespaces.");

    private final String code;
    private final String template;
    private final String explanation;

    DnsAssumed(String code, String template, String explanation) {
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

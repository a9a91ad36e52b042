package io.netwright.sim.control;

import io.netwright.model.diag.Coded;

/// What in a lab does not fit together, though each object may stand: the control plane's findings.
/// A code is never used again for something else.
public enum Misfit implements Coded {
    POD_ADDRESS_TWICE(
            "NW0401",
            "{} is the address of {} too",
            "Two pods that have not ended cannot have the same address. Packets go to one of"
                    + " them."),
    CLUSTER_IP_RANGE(
            "NW0402",
            "cluster IP {} of {} is not in the range of cluster IPs",
            "The API server refuses it. Choose one in the range, or say the range with"
                    + " `kubernetes.serviceCIDR` in the Lab document."),
    CLUSTER_IP_TAKEN(
            "NW0403",
            "cluster IP {} of {} is taken by {}",
            "A cluster IP belongs to one Service; the API server refuses the second."),
    NODE_PORT_RANGE(
            "NW0404",
            "node port {} of {} is not in the range of node ports",
            "The API server refuses node ports outside of 30000 to 32767."),
    NODE_PORT_TAKEN(
            "NW0405",
            "node port {} of {} is taken by {}",
            "A node port belongs to one Service, whatever the protocol; the API server refuses the"
                    + " second."),
    NO_CLUSTER_IP(
            "NW0406", "no cluster IP is left in {} for {}", "Every address of the range is taken."),
    NO_NODE_PORT(
            "NW0407", "no node port is left for {}", "Every port from 30000 to 32767 is taken."),
    NO_FAMILY(
            "NW0408",
            "{} asks for {} in a cluster without it",
            "The API server refuses address families that the cluster has no service range for."),
    CONFIG(
            "NW0410",
            "{}: {}",
            "The configuration in a ConfigMap does not parse, or has a value that its program"
                    + " refuses. Defaults are used where it cannot be read."),
    SLICE_STALE(
            "NW0411",
            "endpoint {} of {} is {}, which does not belong there by its labels and status",
            "The endpoint slice and the pod of the same dump contradict each other: the pod has"
                    + " another address, has ended, or is not selected. The slice holds, as it does"
                    + " for kube-proxy. Dump both at once, or leave the slice out."),
    SLICE_LACKS(
            "NW0412",
            "no endpoint slice of {} has {}, the address of {}",
            "The Service selects the pod, and the endpoint slice controller would have added it."
                    + " The slices hold, as they do for kube-proxy. Dump both at once, or leave the"
                    + " slices out."),
    SLICE_READINESS(
            "NW0413",
            "endpoint {} is {}, and {} is {}",
            "The conditions of the endpoint do not follow from the pod's. The slice holds, as it"
                    + " does for kube-proxy. Dump both at once, or leave the slice out."),
    NODE_CIDR_OVERLAP(
            "NW0414",
            "podCIDR {} of {} overlaps {} of {}",
            "Two nodes give out the same addresses. The controller manager gives every node a"
                    + " network of its own."),
    NODE_CIDR_OUTSIDE(
            "NW0415",
            "podCIDR {} of {} is not in the pods' network {}",
            "The controller manager gives nodes parts of its cluster CIDR, and kube-proxy takes"
                    + " pods of such a node for outsiders. One of the two has changed."),
    POD_OUTSIDE_NODE(
            "NW0416",
            "{} has address {}, and its node {} has podCIDR {}",
            "The plugin gives pods addresses of their node's podCIDR. The status holds: a route of"
                    + " its own leads there. Dump pods and nodes at once."),
    HOST_ADDRESS(
            "NW0417",
            "{} says {} of its host, and the addresses of node {} are {}",
            "The hostIP of a pod, and the podIP of one with hostNetwork, are addresses of its node."
                    + " Dump pods and nodes at once."),
    CONFIG_NOT_MODELLED(
            "NW0418",
            "not modelled, so that nothing depends on it, in {}: {}",
            "The configuration of a plugin has more settings than Netwright acts on. Those named"
                    + " here are kept and change no answer."),
    ENDPOINTS_DIFFER(
            "NW0419",
            "{} is ready by {}, and not in {}",
            "The Endpoints and the endpoint slices of a Service in the same dump contradict each"
                    + " other. The slices hold, as they do for kube-proxy. Dump both at once, or"
                    + " leave the Endpoints out."),
    NO_VIP(
            "NW0420",
            "{} gets no load balancer address: {}",
            "MetalLB or Cilium gives an address out of a pool that is for the Service and has one"
                + " free. Until then its EXTERNAL-IP is `<pending>`, and nothing outside reaches it"
                + " but by its node ports."),
    POOLS_OVERLAP(
            "NW0421",
            "{} overlaps {}: Cilium gives no address from it",
            "Of pools that overlap, Cilium marks the younger as conflicting and leaves it alone;"
                + " without timestamps, the later by name is taken to be the younger. Two blocks of"
                + " one pool conflict too."),
    VIP_OUTSIDE(
            "NW0422",
            "{} of {} is in no pool",
            "The status of the Service has an address that no pool of the lab has: the pool has"
                    + " changed, is missing, or something else gave the address. The status"
                    + " holds; the controller would give another address.");

    private final String code;
    private final String template;
    private final String explanation;

    Misfit(String code, String template, String explanation) {
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

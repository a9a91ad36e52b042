package io.netwright.sim.ipam;

import io.netwright.model.diag.Coded;

/// Why a pod gets no address and stays `ContainerCreating`, in the words of the plugin where it has
/// any.
public enum NoAddress implements Coded {
    NO_ADDRESS(
            "the pod network {} of node {} has no free address",
            "The node's slice of the pods' network is used up. Give the node a larger podCIDR."),
    NO_POD_NETWORK(
            "node {} has no pod network",
            "Nothing is left of the pods' network for the node, or it has none of the cluster's"
                    + " families. Give the Node a spec.podCIDR."),
    CALICO_NO_POOL(
            "no configured Calico pools for node {}",
            "No enabled IPPool of the family selects the node with its nodeSelector, or allows"
                    + " workloads (allowedUses). Mend the pool, or the labels of the Node."),
    CALICO_UNKNOWN_POOL(
            "the given pool ({}) does not exist, or is not enabled",
            "An annotation `cni.projectcalico.org/ipv4pools` or `ipv6pools` of the pod or of its"
                    + " namespace names it. Name an IPPool of that family that is not disabled, by"
                    + " its name or its CIDR, in a JSON list."),
    CALICO_BLOCK_LIMIT(
            "node {} needs another IPAM block, and has its limit of {}",
            "maxBlocksPerHost of the IPAM configuration, 20 where it says nothing, 1 on Windows."
                    + " Raise it, or take a smaller blockSize number."),
    CALICO_EXHAUSTED(
            "no IPs available in pools: {}",
            "Every block of the pools is claimed and full. Add an IPPool."),
    CALICO_STRICT(
            "no more free affine blocks, and strict affinity is enabled",
            "Every block is claimed by some node, and with strictAffinity no node takes an address"
                    + " out of another's. Add an IPPool, or let the blocks be smaller."),
    CALICO_NO_CLAIMS(
            "node {} has no free address in its blocks, and nodes claim no blocks",
            "autoAllocateBlocks is off in the IPAM configuration."),
    CALICO_BAD_ANNOTATION(
            "annotation {}: {}",
            "Calico's CNI plugin refuses the pod. The annotations hold JSON lists:"
                    + " `[\"10.0.0.1\"]`."),
    CALICO_ADDRESS_REFUSED(
            "the address {} that the pod asks for: {}",
            "It stands in the annotation `cni.projectcalico.org/ipAddrs`. It must be in an enabled"
                    + " pool and free, and with strictAffinity in no other node's block."),
    CILIUM_RANGE_FULL(
            "range is full: {} of node {}",
            "The node's network has no free address. Beside pods, Cilium takes one for the router"
                    + " (cilium_host) and one for the health endpoint, and leaves out the first and"
                    + " the last address. Give nodes larger networks: a smaller mask size."),
    CILIUM_POOL_EXHAUSTED(
            "no network is left in {} for node {}",
            "Cilium's operator hands every node a network of the pool, and all are taken. Add a"
                    + " network to the pool, or raise the mask size."),
    CILIUM_UNKNOWN_POOL(
            "there is no CiliumPodIPPool {} with {} addresses",
            "An annotation `ipam.cilium.io/ip-pool` of the pod or its namespace names it, or it is"
                    + " the default pool."),
    CILIUM_POOLS_MATCH(
            "multiple CiliumPodIPPools match: {}",
            "The selectors of several pools match the pod, and Cilium refuses to choose. Name a"
                    + " pool with the annotation `ipam.cilium.io/ip-pool`, or mend the selectors."),
    CILIUM_NO_MATCH(
            "no CiliumPodIPPool matches, and require-pool-match is set on the {}",
            "The annotation `ipam.cilium.io/require-pool-match` keeps the pod off the default"
                    + " pool.");

    private final String template;
    private final String explanation;

    NoAddress(String template, String explanation) {
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

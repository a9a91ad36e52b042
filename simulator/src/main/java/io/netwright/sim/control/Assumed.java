package io.netwright.sim.control;

/// What an answer may rest on that the lab does not say: the catalog of assumptions. A code is
/// never used again for something else (CLI contract).
public enum Assumed implements AssumptionCode {
    CNI(
            "NW-A001",
            "there is no sign of a CNI plugin: the plain reference plugin `routed` connects pods",
            "A veth and a /32 or /128 per pod, routes to the pods of every other node, and"
                    + " NetworkPolicy enforced. Say so with `cni` in the Lab document, or add the"
                    + " plugin's own manifests."),
    SEGMENT(
            "NW-A002",
            "the nodes' network is not stated: all nodes share one segment with one router",
            "Every node has one link of 10 Gbit/s, 50 µs and MTU 1500. Say so with `topology` in"
                    + " the Lab document."),
    NODES(
            "NW-A003",
            "no node is declared: there are {}",
            "Three nodes, and more where the pods of the lab need them. Add Node objects to have"
                    + " your own."),
    LISTENS(
            "NW-A004",
            "what listens is not stated: everything does",
            "Every pod, node and outside host accepts any port; containerPorts are informational."
                    + " Say what listens where with `listens` in the Lab document."),
    VERSION(
            "NW-A005",
            "the version of Kubernetes is not stated: {}",
            "kube-proxy and CoreDNS differ between versions. Say so with `kubernetes.version` in"
                    + " the Lab document."),
    COREDNS(
            "NW-A006",
            "not in the lab, so as kubeadm makes it: {}",
            "kubeadm runs two CoreDNS pods in kube-system behind the Service kube-dns, whose"
                    + " address is the tenth of the service range, with a fixed Corefile."),
    PROXY(
            "NW-A007",
            "kube-proxy's configuration is not in the lab: mode {}, clusterCIDR {}",
            "As kubeadm writes it. Add the ConfigMap kube-system/kube-proxy with the key"
                    + " config.conf, or say `kubeProxy` in the Lab document."),
    NAMED_NODES(
            "NW-A008",
            "named by a pod or an endpoint slice, and not declared: {}",
            "A node that is named exists. Add Node objects to say more about them."),
    NODE_ADDRESSES(
            "NW-A009",
            "these addresses of nodes are not given: {}",
            "Taken from 192.168.50.0/24 (fd00:192:168:50::/64 for IPv6), from .11 on, unless the"
                    + " hostIP of a pod's status tells. Give InternalIP addresses in the status of"
                    + " the Node."),
    POD_NETWORK(
            "NW-A010",
            "the pods' network is not stated: {}",
            "Say so with `kubernetes.podCIDR` in the Lab document, or with kube-proxy's"
                    + " clusterCIDR."),
    NODE_POD_NETWORKS(
            "NW-A011",
            "these pod networks of nodes are not given: {}",
            "Each node gets the next free slice of the pods' network (a /24, a /64 for IPv6), or"
                    + " the one that the addresses of its pods show. Give spec.podCIDRs."),
    SERVICE_NETWORK(
            "NW-A012",
            "the range of cluster IPs is not stated: {}",
            "Say so with `kubernetes.serviceCIDR` in the Lab document."),
    SECOND_FAMILY(
            "NW-A013",
            "something in the lab has an IPv6 address or asks for one: the cluster has {}",
            "Say which with two networks in `kubernetes.podCIDR` of the Lab document."),
    POD_ADDRESSES(
            "NW-A014",
            "{} without an address in a status: the next free ones of their nodes",
            "In the order of the lab's files, as the host-local plugin deals them out. Addresses"
                    + " in a status hold."),
    SERVICE_ADDRESSES(
            "NW-A015",
            "{} chosen by us",
            "The API server picks them at random; here the name of the Service decides, above the"
                    + " band that is kept for declared ones. Declared ones hold."),
    SCHEDULING(
            "NW-A016",
            "{} without a nodeName: spread evenly over the nodes that fit",
            "The scheduler's hard rules decide which nodes fit: cordons, taints, node affinity,"
                    + " host ports, topology spread, pod affinity. Of those, the node with the"
                    + " fewest pods of the workload, and then of all."),
    READINESS(
            "NW-A017",
            "{} without a status: running and ready",
            "Give status.phase and the condition Ready to say otherwise."),
    FIT(
            "NW-A018",
            "{}: nodes that are not declared are taken to have the labels that pods ask for",
            "A nodeSelector or node affinity is met by every node that is assumed. Declare Node"
                    + " objects with their labels to have it decided."),
    REVERSE_PATH(
            "NW-A019",
            "reverse path filtering is off on every node",
            "The rp_filter sysctls are 0."),
    OUTSIDE(
            "NW-A021",
            "the router knows the way to pods, and outside hosts answer",
            "Outside hosts stand behind the router, with routes both ways."),
    FLANNEL(
            "NW-A022",
            "flannel's net-conf.json is not in the lab: backend {}",
            "As flannel's own manifest has it. Add its ConfigMap, or say `cni.mode` in the Lab"
                    + " document."),
    POLICIES_IGNORED(
            "NW-A023",
            "flannel enforces no NetworkPolicy: {}",
            "flannel carries packets and filters none. Canal and Calico enforce policies beside"
                    + " it."),
    STRAY_ADDRESS(
            "NW-A024",
            "{} is outside of the pod network of its node: a route of its own leads to it",
            "An address in a status is where things are, whatever podCIDR says."),
    POOL_ADDRESSES(
            "NW-A030",
            "{} with the first free address of a pool",
            "MetalLB and Cilium give the first address that is free, which depends on who came"
                    + " first: here the order of the lab's files, after addresses that a status"
                    + " shows or a Service asks for. Ask for an address, or give the status, to"
                    + " have it decided."),
    IPAM(
            "NW-A040",
            "how {} gives addresses is not modelled: pods get those of their node's podCIDR",
            "As the host-local plugin gives them. Give status.podIPs to have others."),
    CALICO_POOL(
            "NW-A041",
            "no pool of Calico is in the lab: {}",
            "Calico makes one pool of each family over the pods' network, with blocks of /26 and"
                    + " IP-in-IP (/122 and none for IPv6). Add IPPool objects, or the Installation"
                    + " of the operator."),
    CILIUM_IPAM(
            "NW-A042",
            "Cilium's IPAM is not stated: {}",
            "`multi-pool` where the lab has pod pools, `kubernetes` where statuses show that pods"
                    + " have addresses of their Node's podCIDR, else `cluster-pool`: a /24 for each"
                    + " node, as Cilium's chart has it. Add the ConfigMap cilium-config."),
    API_SERVER(
            "NW-A043",
            "the endpoints of default/kubernetes are not in the lab: the API server is at {}",
            "Every API server makes that Service, at the first address of the service range, with"
                    + " the nodes of the control plane as endpoints: those labelled"
                    + " node-role.kubernetes.io/control-plane, else the first node. Add the Service"
                    + " and its EndpointSlice to have others."),
    FIRST_NODE(
            "NW-A451",
            "a packet from outside to {} is first seen at node {}",
            "Nobody owns or announces the address (a cluster IP, an external IP, a load"
                + " balancer's), so that the router takes the first node for it; `--at node/NAME`"
                + " says where it arrives.");

    private final String code;
    private final String template;
    private final String explanation;

    Assumed(String code, String template, String explanation) {
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

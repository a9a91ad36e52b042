package io.netwright.model.lint;

import io.netwright.model.diag.Coded;
import io.netwright.model.diag.Severity;

/// What the rules look for: the catalog. A code is never used again for something else.
public enum LintCode implements Coded {
    REMOVED_VERSION(
            "NW1001",
            Severity.ERROR,
            "{} {} is served by no version of Kubernetes since {}",
            "The API server knows the kind no more under this apiVersion and refuses the"
                    + " object.",
            "Kubernetes: Deprecated API Migration Guide",
            "https://kubernetes.io/docs/reference/using-api/deprecation-guide/"),
    DEPRECATED_VERSION(
            "NW1002",
            Severity.WARNING,
            "{} {} is deprecated since Kubernetes {}",
            "The API server still takes the object and warns of it; a later version will not.",
            "Kubernetes: Endpoints; API warnings of version 1.33",
            "https://kubernetes.io/docs/concepts/services-networking/service/#endpoints"),
    INGRESS_CLASS_ANNOTATION(
            "NW1003",
            Severity.WARNING,
            "annotation kubernetes.io/ingress.class is deprecated",
            "The API server warns of it since 1.18. The field spec.ingressClassName took its"
                    + " place, and names an IngressClass.",
            "Kubernetes: Ingress, deprecated annotation",
            "https://kubernetes.io/docs/"
                    + "concepts/services-networking/ingress/#deprecated-annotation"),
    TOPOLOGY_ANNOTATION(
            "NW1004",
            Severity.WARNING,
            "annotation {} is deprecated",
            "The API server warns of it. The field spec.trafficDistribution says which"
                    + " endpoints are preferred.",
            "Kubernetes: Topology Aware Routing; R3.12a",
            "https://kubernetes.io/docs/concepts/services-networking/topology-aware-routing/"),
    DEPRECATED_NODE_LABEL(
            "NW1005",
            Severity.WARNING,
            "{}: label {} is deprecated",
            "The API server warns of selectors with labels that nodes had before version 1.17;"
                    + " later nodes may lack them.",
            "Kubernetes: Well-Known Labels",
            "https://kubernetes.io/docs/reference/labels-annotations-taints/"),
    EXTERNAL_IPS(
            "NW1006",
            Severity.WARNING,
            "spec.externalIPs is deprecated since Kubernetes 1.36",
            "Whoever may write a Service can take the traffic to any address with it"
                + " (CVE-2020-8554), so the API server warns of it. A load balancer, or a pool of"
                + " addresses that a controller announces, serves the same end.",
            "Kubernetes: KEP-5707; R3.23",
            "https://kubernetes.io/docs/concepts/services-networking/service/#external-ips"),
    PREFER_CLOSE(
            "NW1007",
            Severity.WARNING,
            "trafficDistribution: PreferClose is deprecated",
            "It is the old name of PreferSameZone; the API server warns of it.",
            "Kubernetes: Traffic distribution; R3.12a",
            "https://kubernetes.io/docs/"
                    + "reference/networking/virtual-ips/#traffic-distribution"),
    LOAD_BALANCER_IP(
            "NW1008",
            Severity.INFO,
            "spec.loadBalancerIP is deprecated since Kubernetes 1.24",
            "It means something else with every provider and has no place for a second family."
                    + " Most providers have an annotation of their own.",
            "Kubernetes: Service, type LoadBalancer",
            "https://kubernetes.io/docs/concepts/services-networking/service/#loadbalancer"),
    IGNORED_FIELD(
            "NW1009",
            Severity.WARNING,
            "{} is ignored {}",
            "The API server takes the field and warns that it has no effect here.",
            "Kubernetes: pkg/api/service/warnings.go",
            "https://kubernetes.io/docs/concepts/services-networking/service/"),
    ADDRESS_FORM(
            "NW1010",
            Severity.WARNING,
            "{}: {} is not in canonical form ({})",
            "Programs that compare addresses as texts take the two for different ones, so the"
                    + " API server warns of it (RFC 5952).",
            "Kubernetes: pkg/api/service/warnings.go; RFC 5952",
            "https://www.rfc-editor.org/rfc/rfc5952"),
    CONTAINER_PORT_TWICE(
            "NW1011",
            Severity.WARNING,
            "{}: port {} stands twice in the pod",
            "The API server warns of a port or a name of a port that two containers claim:"
                    + " only the first can be meant by a Service or a probe.",
            "Kubernetes: pkg/api/pod/warnings.go",
            "https://kubernetes.io/docs/concepts/workloads/pods/"),
    SERVICE_SELECTS_NOTHING(
            "NW1020",
            Severity.WARNING,
            "the selector of {} matches no pod of namespace {}",
            "A Service without pods has no endpoints: what is sent to its cluster IP is"
                    + " refused.",
            "Kubernetes: Debug Services; R5.1",
            "https://kubernetes.io/docs/tasks/debug/debug-application/debug-service/"),
    TARGET_PORT_NAME(
            "NW1021",
            Severity.ERROR,
            "targetPort \"{}\" names no {} port of {}",
            "A named target port is looked up in each pod. Where no container has a port of"
                    + " that name and protocol the pod is no endpoint of the port.",
            "Kubernetes: Service, port definitions; R5.4",
            "https://kubernetes.io/docs/"
                    + "concepts/services-networking/service/#field-spec-ports"),
    TARGET_PORT_NUMBER(
            "NW1022",
            Severity.INFO,
            "target port {} is declared by no container of {}",
            "Containers may listen on ports that they do not declare. Where all containers"
                    + " declare some, one that is missing is often a slip.",
            "Kubernetes: Service, port definitions",
            "https://kubernetes.io/docs/"
                    + "concepts/services-networking/service/#field-spec-ports"),
    INGRESS_SERVICE(
            "NW1023",
            Severity.WARNING,
            "backend {} is no Service of namespace {}",
            "Requests that match are answered with 503, as there is no endpoint.",
            "Kubernetes: Ingress rules",
            "https://kubernetes.io/docs/concepts/services-networking/ingress/#ingress-rules"),
    INGRESS_PORT(
            "NW1024",
            Severity.ERROR,
            "{} has no port {}",
            "A backend names a port of the Service, not of the pods; a controller answers with"
                    + " 503 where there is none.",
            "Kubernetes: Ingress rules",
            "https://kubernetes.io/docs/concepts/services-networking/ingress/#ingress-rules"),
    INGRESS_CLASS(
            "NW1025",
            Severity.WARNING,
            "the lab has no IngressClass {}",
            "No controller takes care of an Ingress whose class there is not.",
            "Kubernetes: Ingress class",
            "https://kubernetes.io/docs/concepts/services-networking/ingress/#ingress-class"),
    POLICY_SELECTS_NOTHING(
            "NW1026",
            Severity.WARNING,
            "the podSelector of {} matches no pod of namespace {}",
            "The policy protects nothing.",
            "Kubernetes: Network Policies; R8.1",
            "https://kubernetes.io/docs/concepts/services-networking/network-policies/"),
    PEER_NO_NAMESPACE(
            "NW1027",
            Severity.WARNING,
            "{} matches no namespace of the lab",
            "The peer stands for nobody. Every namespace has the label"
                    + " kubernetes.io/metadata.name; others are there only if somebody sets them.",
            "Kubernetes: Network Policies, targeting a namespace by its name",
            "https://kubernetes.io/docs/"
                + "concepts/services-networking/network-policies/#targeting-a-namespace-by-its-name"),
    PEER_NO_POD(
            "NW1028",
            Severity.INFO,
            "{} matches no pod of namespace {}",
            "The peer stands for nobody yet. A peer without namespaceSelector is looked for in"
                    + " the namespace of the policy only.",
            "Kubernetes: Network Policies, behavior of to and from selectors",
            "https://kubernetes.io/docs/"
                + "concepts/services-networking/network-policies/#behavior-of-to-and-from-selectors"),
    POLICY_PORT_NAME(
            "NW1029",
            Severity.WARNING,
            "{}: no selected pod has a {} port \"{}\"",
            "A named port of an ingress rule is looked up in the pods that the policy selects;"
                    + " the rule allows nothing where there is none.",
            "Kubernetes: NetworkPolicyPort; R8.3",
            "https://kubernetes.io/docs/"
                    + "reference/kubernetes-api/policy-resources/network-policy-v1/"),
    STATEFUL_SERVICE(
            "NW1030",
            Severity.WARNING,
            "serviceName \"{}\" is no Service of namespace {}",
            "The pods of a StatefulSet have DNS names of their own only under a headless"
                    + " Service.",
            "Kubernetes: StatefulSets, stable network ID",
            "https://kubernetes.io/docs/"
                    + "concepts/workloads/controllers/statefulset/#stable-network-id"),
    STATEFUL_NOT_HEADLESS(
            "NW1031",
            Severity.INFO,
            "{}, the serviceName of {}, is not headless",
            "The pods of a StatefulSet have DNS names of their own only under a headless"
                    + " Service: clusterIP: None.",
            "Kubernetes: StatefulSets, stable network ID",
            "https://kubernetes.io/docs/"
                    + "concepts/workloads/controllers/statefulset/#stable-network-id"),
    NODE_NAME(
            "NW1032",
            Severity.WARNING,
            "node {} is not in the lab",
            "A pod with nodeName is bound without the scheduler. Where there is no such node,"
                    + " it never starts and is removed.",
            "Kubernetes: Assigning Pods to Nodes, nodeName",
            "https://kubernetes.io/docs/"
                    + "concepts/scheduling-eviction/assign-pod-node/#nodename"),
    NODE_SELECTOR(
            "NW1033",
            Severity.WARNING,
            "no node has the labels of nodeSelector: {}",
            "The pod stays Pending until a node has all of the labels.",
            "Kubernetes: Assigning Pods to Nodes, nodeSelector",
            "https://kubernetes.io/docs/"
                    + "concepts/scheduling-eviction/assign-pod-node/#nodeselector"),
    CONFIG_MAP(
            "NW1034",
            Severity.WARNING,
            "the lab has no ConfigMap {} in namespace {}",
            "Containers that need a ConfigMap wait until it is there.",
            "Kubernetes: ConfigMaps",
            "https://kubernetes.io/docs/concepts/configuration/configmap/"),
    SLICE_SERVICE(
            "NW1035",
            Severity.WARNING,
            "label kubernetes.io/service-name: \"{}\" is no Service of namespace {}",
            "kube-proxy finds the Service of a slice by this label; a slice without one has no"
                    + " effect.",
            "Kubernetes: EndpointSlices, ownership",
            "https://kubernetes.io/docs/concepts/services-networking/endpoint-slices/"),
    SUBDOMAIN(
            "NW1036",
            Severity.WARNING,
            "subdomain \"{}\" is no headless Service of namespace {}",
            "A pod has the name HOSTNAME.SUBDOMAIN only under a headless Service of that name.",
            "Kubernetes: DNS, hostname and subdomain fields; R5.7",
            "https://kubernetes.io/docs/"
                + "concepts/services-networking/dns-pod-service/#pod-hostname-and-subdomain-field"),
    PROBE_PORT_NAME(
            "NW1037",
            Severity.ERROR,
            "{}: the container has no port \"{}\"",
            "The kubelet looks a named port up in the container itself. Where there is none"
                    + " the probe fails: the pod is never ready, or is started again and again.",
            "Kubernetes: Configure Probes",
            "https://kubernetes.io/docs/"
                    + "tasks/configure-pod-container/configure-liveness-readiness-startup-probes/"),
    ROUTE_BACKEND(
            "NW1038",
            Severity.WARNING,
            "backend {} is no Service of namespace {}",
            "A Gateway answers the requests of such a rule with 500.",
            "Gateway API: HTTPRoute, backendRefs",
            "https://gateway-api.sigs.k8s.io/api-types/httproute/#backendrefs-optional"),
    ROUTE_PARENT(
            "NW1039",
            Severity.WARNING,
            "parent {} is no Gateway of namespace {}",
            "A route is attached to nothing where its Gateway is not there.",
            "Gateway API: HTTPRoute, parentRefs",
            "https://gateway-api.sigs.k8s.io/api-types/httproute/"),
    CIDR_OVERLAP(
            "NW1040",
            Severity.ERROR,
            "{} {} overlaps {} {}",
            "An address must tell whether it is a pod, a Service or a node. Packets to an"
                    + " address in both networks go astray.",
            "Kubernetes: Cluster Networking, IP address ranges",
            "https://kubernetes.io/docs/"
                    + "concepts/cluster-administration/networking/#kubernetes-ip-address-ranges"),
    POD_CIDR_TWICE(
            "NW1041",
            Severity.ERROR,
            "pod network {} of {} overlaps {} of {}",
            "Both nodes give out the same addresses, and routes lead to one of them.",
            "Kubernetes: Node, spec.podCIDRs",
            "https://kubernetes.io/docs/reference/node/node-status/"),
    NODE_ADDRESS_TWICE(
            "NW1042",
            Severity.ERROR,
            "{} is the address of {} too",
            "Two hosts cannot have the same address in one network.",
            "RFC 5227",
            "https://www.rfc-editor.org/rfc/rfc5227"),
    NODE_IN_POD_CIDR(
            "NW1043",
            Severity.ERROR,
            "address {} of {} is in {} {}",
            "Routes send what is for the node to pods, or kube-proxy takes it for a Service.",
            "Kubernetes: Cluster Networking, IP address ranges",
            "https://kubernetes.io/docs/"
                    + "concepts/cluster-administration/networking/#kubernetes-ip-address-ranges"),
    DNS_BLOCKED(
            "NW1050",
            Severity.WARNING,
            "{} may ask no name server: nothing allows UDP port 53",
            "Egress rules that name peers by selector mostly serve programs that look names up"
                + " first. Their queries are dropped, so that every connection by name fails after"
                + " some seconds.",
            "Kubernetes: Network Policies; R8.2",
            "https://kubernetes.io/docs/"
                + "concepts/services-networking/network-policies/#default-deny-all-egress-traffic"),
    DNS_TCP_BLOCKED(
            "NW1051",
            Severity.INFO,
            "{} may ask name servers by UDP, not by TCP",
            "Answers that do not fit into a datagram are asked for again by TCP on port 53.",
            "RFC 7766; R8.2",
            "https://www.rfc-editor.org/rfc/rfc7766"),
    DIRECTION_IGNORED(
            "NW1052",
            Severity.WARNING,
            "the {} rules have no effect: policyTypes lacks {}",
            "A policy looks only at the directions that policyTypes lists.",
            "Kubernetes: Network Policies; R8.2",
            "https://kubernetes.io/docs/"
                    + "concepts/services-networking/network-policies/#networkpolicy-resource"),
    PEER_IN_SERVICE_RANGE(
            "NW1053",
            Severity.WARNING,
            "{}: {} is in the range of cluster IPs {}",
            "Policies see packets after the cluster IP has become the address of a pod, so"
                    + " that such a block matches nothing.",
            "Kubernetes: Network Policies, behavior of ipBlock; R8.11",
            "https://kubernetes.io/docs/"
                + "concepts/services-networking/network-policies/#behavior-of-ipblock-selectors"),
    SELECTORS_OVERLAP(
            "NW1060",
            Severity.WARNING,
            "{} selects the pods of {} too",
            "Two controllers that count the same pods as their own make and delete pods"
                    + " against each other, and a Service cannot tell their pods apart.",
            "Kubernetes: Deployments, selector",
            "https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#selector"),
    INGRESS_PATH_TWICE(
            "NW1061",
            Severity.WARNING,
            "{} {} belongs to {} already",
            "Of two Ingresses of one class that claim a path of a host, the older one has it.",
            "ingress-nginx: Basic usage, oldest rule wins; CLI contract 23",
            "https://kubernetes.github.io/ingress-nginx/user-guide/basic-usage/"),
    HOST_DNS(
            "NW1062",
            Severity.INFO,
            "a hostNetwork pod with dnsPolicy ClusterFirst asks the name servers of its node",
            "So it does not know the names of Services. ClusterFirstWithHostNet asks those of"
                    + " the cluster.",
            "Kubernetes: DNS, Pod's DNS policy; R9.1",
            "https://kubernetes.io/docs/"
                    + "concepts/services-networking/dns-pod-service/#pod-s-dns-policy");

    private final String code;
    private final Severity severity;
    private final String template;
    private final String explanation;
    private final String source;
    private final String link;

    LintCode(
            String code,
            Severity severity,
            String template,
            String explanation,
            String source,
            String link) {
        this.code = code;
        this.severity = severity;
        this.template = template;
        this.explanation = explanation;
        this.source = source;
        this.link = link;
    }

    @Override
    public String code() {
        return code;
    }

    public Severity severity() {
        return severity;
    }

    @Override
    public String template() {
        return template;
    }

    @Override
    public String explanation() {
        return explanation;
    }

    /// Who says so: a page of the Kubernetes documentation, a file of its sources, a rule `R…` of
    /// ours.
    public String source() {
        return source;
    }

    /// Where that stands.
    public String link() {
        return link;
    }
}

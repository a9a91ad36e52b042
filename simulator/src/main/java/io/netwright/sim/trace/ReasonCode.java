package io.netwright.sim.trace;

import io.netwright.model.diag.Coded;
import io.netwright.model.resource.FieldPath;
import io.netwright.model.resource.ResourceKey;

import org.jspecify.annotations.Nullable;

/// Everything that a hop or a verdict may say; codes are never used again for something else.
public enum ReasonCode implements Coded {
    SENT("{} sends {}", "A process wrote to its socket; the packet starts here."),
    ROUTED(
            "{} is reached by route {}: {}",
            "The longest matching prefix of the routing table chose the device and the next hop."),
    NEIGHBOR_PROGRAMMED(
            "the next hop {} has the MAC address {}: {}",
            "A permanent neighbor entry, written by an agent, gave the link-layer address."),
    BRIDGED("bridge port {} takes it", "A bridge forwards by MAC address (its FDB), or floods."),
    TRANSMITTED("leaves {} by {}", "A device sent the frame to the other end of its cable."),
    ENCAPSULATED(
            "VXLAN {} wraps it for {}: {}",
            "The VXLAN device's FDB maps the inner destination MAC to the address of a tunnel"
                    + " endpoint; the frame travels inside a UDP datagram."),
    DECAPSULATED(
            "VXLAN {} unwraps it",
            "The tunnel endpoint takes the outer headers off and receives the inner frame."),
    SERVICE_DNAT(
            "{} sends it to endpoint {}",
            "kube-proxy's rules translate the Service's address to one of its endpoints, picked at"
                    + " random; later packets of the connection follow conntrack."),
    DNAT("the destination becomes {}: {}", "A rule translated the destination."),
    MASQUERADED(
            "the source becomes {}: {}",
            "A rule translated the source to the node's own address, so that the answer comes back"
                    + " through this node. The server sees that address, not the client's."),
    TRANSLATED_BACK(
            "conntrack turns {} into {}",
            "The connection was translated on its way there; conntrack undoes that in its"
                    + " answers."),
    POLICY_ADMITTED(
            "{} admits it: {}", "A rule of a policy that selects the pod matches the packet."),
    FRAGMENTED(
            "too long for {}, it goes in fragments",
            "The packet is longer than the device's MTU and may be fragmented."),
    DELIVERED("{} gets it on {}", "A socket took the packet."),
    HEALTH_CHECK(
            "kube-proxy on {} answers the health check of {} with HTTP {}: {} ready {} there",
            "The health check node port tells load balancers which nodes have endpoints: 200 where"
                    + " at least one is ready, else 503. Endpoints that end do not count."),
    ANSWERED_RESET(
            "{} answers with a RST", "Nothing listens on that port, or a rule says tcp-reset."),
    ANSWERED_ERROR(
            "{} answers with an ICMP error: {}",
            "The sender is told that the packet goes no further."),
    POLICY_DENIED(
            "{} is isolated ({}), and no rule of {} admits {}",
            "A NetworkPolicy that selects a pod isolates it: only what a rule of such a policy"
                    + " admits passes, at either end. A rule of any one of the policies is enough;"
                    + " a policy without rules admits nothing. Add a rule that matches the peer and"
                    + " the port of the final pod (after translation), at the end that is named."),
    FORGED_SOURCE(
            "{} is not the address of the pod that sent it",
            "The policy agent drops what comes from a pod under another address."),
    NO_ENDPOINTS(
            "{} has no ready endpoint: {}",
            "kube-proxy rejects connections to a Service without usable endpoints. Endpoints are"
                    + " the ready pods that the selector matches, or those of EndpointSlices."),
    NO_LOCAL_ENDPOINTS(
            "{} has no ready endpoint on {}, and its traffic policy is Local",
            "With internalTrafficPolicy or externalTrafficPolicy Local, only endpoints on the node"
                    + " that translates count; without one, kube-proxy drops silently."),
    SOURCE_NOT_ALLOWED(
            "{} is not in the loadBalancerSourceRanges of {}",
            "kube-proxy drops what comes to a load balancer address from elsewhere."),
    RULE_DROPPED("{}, rule {}: {}", "A rule of a netfilter chain dropped or rejected the packet."),
    CHAIN_POLICY_DROPPED(
            "the policy of chain {} is DROP", "No rule of the chain decided; its policy did."),
    NO_ROUTE(
            "{} knows no way to {}",
            "No route of the routing table matches, or the one that does discards."),
    NO_SUCH_SERVICE_PORT(
            "{} has no {}: its ports are {}",
            "kube-proxy translates the ports that a Service lists, and no others; the rest goes"
                    + " wherever the routes lead, which for a cluster IP is nowhere."),
    NO_SUCH_POD(
            "no running pod has the address {}",
            "The address is in the pods' network, and nobody has it: the pod is gone or was never"
                    + " there."),
    NEIGHBOR_FAILED(
            "nobody answers for {} on {}",
            "The next hop's link-layer address was asked for (ARP, NDP) and no answer came: no host"
                    + " has that address, or it is down."),
    NO_TUNNEL_ENDPOINT(
            "{} has no FDB entry for it",
            "The VXLAN device does not know which tunnel endpoint the MAC address is behind."),
    TTL_EXPIRED("its TTL ends at {}", "Every router takes one off; at 0 the packet is dropped."),
    TOO_BIG(
            "{} bytes do not fit {}",
            "The packet is longer than the MTU and must not be fragmented."),
    NOTHING_LISTENS(
            "nothing listens on {} of {}",
            "The packet arrived, and no socket is bound to the port: TCP answers with a RST, UDP"
                    + " with an ICMP port unreachable. What listens is the lab's word (listens)."),
    NOT_FOR_THIS_HOST("{} is not for {}", "The frame or the packet is addressed to somebody else."),
    DROPPED("{} drops it: {}", "The network stack dropped the packet."),
    REPLY_ARRIVED("the answer is back at {}", "The client got the answer."),
    NO_ANSWER(
            "nothing came back to {}",
            "The packet was taken, and no answer was sent within the time of a trace."),
    NAME_NOT_FOUND(
            "no name server knows {}: NXDOMAIN for {}",
            "Every name that the resolver tries, in the order of the search list, does not exist."
                    + " `netwright dns` shows each question."),
    NAME_WITHOUT_ADDRESS(
            "{} exists, and has no address: {}",
            "The name exists with records of other types only, for example no IPv6 address, or it"
                    + " is a namespace."),
    NAME_WITHOUT_RECORD(
            "{} has no {} record: {}",
            "A name that was asked for exists, with records of other types only."),
    NAME_SERVER_FAILED(
            "the name server cannot tell what {} is: {}",
            "The name server answered SERVFAIL or REFUSED."),
    NAME_SERVER_SILENT(
            "no answer from the name server {} about {}: {}",
            "Questions to the name server, or its answers, are lost on the way. A policy that"
                    + " isolates the client for egress must admit UDP and TCP port 53."),
    BAD_ENDPOINT(
            "{}: {}",
            "What the question calls its sender or its destination is not in the lab, or cannot be"
                    + " read. Senders are ns/pod, ns/kind/name, node/NAME and external:IP;"
                    + " destinations are HOST:PORT.");

    private final String template;
    private final String explanation;

    ReasonCode(String template, String explanation) {
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

    Reason of(Object... values) {
        return Reason.of(message(values));
    }

    Reason at(@Nullable ResourceKey resource, FieldPath field, Object... values) {
        return new Reason(message(values), resource, field);
    }
}

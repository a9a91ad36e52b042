package io.netwright.sim.stack;

/// Why a packet went no further; spelled as Linux's `SKB_DROP_REASON_*` where one exists
/// (`include/net/dropreason-core.h`).
public enum DropReason {
    NETFILTER_DROP(
            "a netfilter rule dropped it",
            "A rule with the target DROP, or a chain's policy. `netwright trace` names the rule."),
    NO_SOCKET(
            "nothing listens on the port",
            "TCP answers with a RST, UDP with an ICMP port unreachable."),
    TCP_CSUM("the TCP checksum is wrong", "The segment was damaged on its way."),
    OTHERHOST(
            "the frame is for another host",
            "Its destination MAC address is not the device's: it was flooded, or captured."),
    IP_NOPROTO("no protocol of that number", "The host has no handler for the packet's protocol."),
    IP_RPFILTER(
            "the way back would take another device",
            "Reverse path filtering (rp_filter) drops packets from a source that the host would not"
                    + " answer by the same device."),
    IP_INADDRERRORS("the address cannot be for this host", "It is none that a host may answer to."),
    IP_INNOROUTES("no route for a packet that came in", "The routing table has no way on."),
    IP_OUTNOROUTES("no route for a packet of the host's own", "The routing table has no way out."),
    IP_INHDR("the IP header is broken", "Its length or its version does not fit."),
    TTL_EXPIRED("the TTL ran out", "Every router takes one off; at 0 the packet is dropped."),
    PKT_TOO_BIG(
            "longer than the MTU, and not to be fragmented",
            "The sender is told with an ICMP error, and sends shorter ones."),
    NEIGH_FAILED(
            "nobody answers for the next hop",
            "ARP or neighbor discovery asked three times and got no answer."),
    NEIGH_QUEUEFULL(
            "too many packets wait for a neighbor",
            "While the address of the next hop is asked for, a few packets wait; the oldest goes."),
    QUEUE_FULL(
            "the device's queue is full",
            "The link carries less than what is sent; `queue` of the lab's links says how many"
                    + " frames wait."),
    LINK_LOSS("lost on the wire", "The lab says that the link loses some."),
    /// No FDB entry for the destination: `VXLAN_NO_REMOTE`.
    VXLAN_NO_REMOTE(
            "the VXLAN device has no FDB entry for it",
            "No tunnel endpoint is known for the destination's MAC address."),
    VXLAN_VNI_NOT_FOUND(
            "no VXLAN device with that VNI",
            "The datagram's network identifier is none that the host has a device for."),
    /// The bridge would have to send it out of the port it came in by.
    BRIDGE_INGRESS_PORT(
            "it would leave the bridge by the port that it came in by",
            "A bridge does that only with hairpin mode."),
    /// The sender's own address came in from outside.
    MARTIAN_SOURCE(
            "the source address is the host's own",
            "A packet from outside with an address of the host itself is forged or loops."),
    IPVS_NO_DESTINATION(
            "the virtual server has no real server",
            "IPVS has nowhere to send it, and answers that the port is unreachable."),
    CONNTRACK_CLASH(
            "another connection has its tuple already",
            "Two packets of the same flow were translated at once, and one came second."),
    NAT_PORTS_EXHAUSTED(
            "no source port is left",
            "SNAT found no free port for another connection to the same destination."),
    BLACKHOLE("a blackhole route", "A route discards what is sent there."),
    DUPLICATE("seen already", "A second copy of the same packet, such as one that was flooded.");

    private final String text;
    private final String explanation;

    DropReason(String text, String explanation) {
        this.text = text;
        this.explanation = explanation;
    }

    /// In a few words.
    public String text() {
        return text;
    }

    /// What it means, for `netwright explain`.
    public String explanation() {
        return explanation;
    }
}

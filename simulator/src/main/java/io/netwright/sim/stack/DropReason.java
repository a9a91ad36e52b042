package io.netwright.sim.stack;

/// Why a packet went no further; spelled as Linux's `SKB_DROP_REASON_*` where one exists
/// (`include/net/dropreason-core.h`).
public enum DropReason {
    NETFILTER_DROP,
    NO_SOCKET,
    TCP_CSUM,
    OTHERHOST,
    IP_NOPROTO,
    IP_RPFILTER,
    IP_INADDRERRORS,
    IP_INNOROUTES,
    IP_OUTNOROUTES,
    IP_INHDR,
    TTL_EXPIRED,
    PKT_TOO_BIG,
    NEIGH_FAILED,
    NEIGH_QUEUEFULL,
    QUEUE_FULL,
    LINK_LOSS,
    /// No FDB entry for the destination: `VXLAN_NO_REMOTE`.
    VXLAN_NO_REMOTE,
    VXLAN_VNI_NOT_FOUND,
    /// The bridge would have to send it out of the port it came in by.
    BRIDGE_INGRESS_PORT,
    /// The sender's own address came in from outside.
    MARTIAN_SOURCE,
    CONNTRACK_CLASH,
    NAT_PORTS_EXHAUSTED,
    BLACKHOLE,
    DUPLICATE
}

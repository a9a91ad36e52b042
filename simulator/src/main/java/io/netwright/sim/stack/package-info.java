/// Forwarding over a [io.netwright.sim.fabric.Fabric] and its state, as the Linux network stack
/// does it: devices, bridges, VXLAN, neighbors, routing, netfilter hooks, conntrack and NAT, ICMP
/// errors, sockets and TCP's handshake. The same steps serve the timed simulation and the
/// exploration of every outcome.
///
/// Conntrack and NAT work, as the kernel loads them, only in namespaces whose tables ask for them:
/// a nat chain, a match on the state of a connection, or NOTRACK, per family.
///
/// Sources: Linux `net/ipv4/ip_input.c`, `ip_forward.c`, `ip_output.c`, `route.c`,
/// `net/netfilter/nf_conntrack_core.c`, `nf_nat_core.c`, `net/bridge/br_input.c`,
/// `drivers/net/vxlan/vxlan_core.c`, `net/netfilter/ipvs/ip_vs_core.c`; DATAPATH sections 1 and 4.
///
/// **Not modelled**: congestion control, receive windows, selective acknowledgment, delayed
/// acknowledgments, TIME_WAIT and its timer (what is written is sent at once; a segment out of
/// order waits for its retransmission); TCP checks of sequence numbers and checksums in conntrack;
/// IPVS where real servers change while packets move, `net.ipv4.vs.conntrack` 0, its states of
/// SCTP, a virtual port of 0, thresholds, weights in turn (`wrr` takes them as odds), and the rest
/// of `lblc`, `lblcr`, `fo` and `ovf`; which server a hash finds is chance, and stays; conntrack
/// zones, helpers, expectations and a full table; SCTP sockets (a chunk is answered with protocol
/// unreachable) and the states of its tracking; the rate limit of ICMP errors (R3.19a: every one is
/// sent); ICMP redirects; probes of stale neighbors (they stay in use), proxy NDP, duplicate
/// address detection, router advertisements; multicast but neighbor discovery, multicast snooping,
/// spanning tree; IPv6 fragments; the fragment timer (incomplete packets wait for ever); the route
/// by mark of an answer (`fwmark_reflect`), connection marks; SO_MARK, multicast and raw sockets.
@NullMarked
package io.netwright.sim.stack;

import org.jspecify.annotations.NullMarked;

/// Forwarding over a [io.netwright.sim.fabric.Fabric] and its state, as the Linux network stack
/// does it: devices, bridges, VXLAN, neighbors, routing, netfilter hooks, conntrack and NAT, ICMP
/// errors, sockets and TCP's handshake. The same steps serve the timed simulation and the
/// exploration of every outcome.
///
/// Sources: Linux `net/ipv4/ip_input.c`, `ip_forward.c`, `ip_output.c`, `route.c`,
/// `net/netfilter/nf_conntrack_core.c`, `nf_nat_core.c`, `net/bridge/br_input.c`,
/// `drivers/net/vxlan/vxlan_core.c`; DATAPATH sections 1 and 4.
@NullMarked
package io.netwright.sim.stack;

import org.jspecify.annotations.NullMarked;

/// kube-proxy in ipvs mode: virtual servers, the addresses of `kube-ipvs0`, the `KUBE-*` ipsets and
/// the rules that ask them. What it programs is the same from Kubernetes 1.34 to 1.37.
///
/// Sources: kubernetes `pkg/proxy/ipvs/proxier.go`, `ipset.go`, `graceful_termination.go`, v1.34 to
/// v1.37; DATAPATH section 3.3.
///
/// **Not modelled**: real servers that leave stay with weight 0 while they have connections: a node
/// is programmed as by a kube-proxy that has just started; `excludeCIDRs`; `tcpTimeout` and its
/// like; `arp_announce` of `strictARP`; `masqueradeBit` other than 14; node ports where
/// `nodePortAddresses` names a network that the node has no address in.
@NullMarked
package io.netwright.sim.proxy.ipvs;

import org.jspecify.annotations.NullMarked;

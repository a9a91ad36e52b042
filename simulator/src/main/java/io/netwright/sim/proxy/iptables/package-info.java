/// kube-proxy in iptables mode: the `KUBE-*` chains of a node, with the names, the order and the
/// comments of the real ones.
///
/// Sources: kubernetes `pkg/proxy/iptables/proxier.go` v1.37, `syncProxyRules`; DATAPATH sections
/// 3.1 and 3.2.
///
/// **Not modelled**: nfacct counters; leaving out comments in clusters of more than 1,000
/// endpoints; `masqueradeBit` other than 14.
@NullMarked
package io.netwright.sim.proxy.iptables;

import org.jspecify.annotations.NullMarked;

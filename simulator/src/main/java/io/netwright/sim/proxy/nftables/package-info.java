/// kube-proxy in nftables mode: the tables `kube-proxy` of a node, with the names, the order and
/// the comments of the real ones, of Kubernetes 1.34 to 1.37.
///
/// Sources: kubernetes `pkg/proxy/nftables/proxier.go` v1.34 to v1.37; DATAPATH section 3.4.
///
/// **Not modelled**: the gate `KubeProxyNFTablesLocalhostNodePorts` (alpha in 1.37, off); chains
/// that stay, empty, for a while after their service is gone; `masqueradeBit` other than 14.
@NullMarked
package io.netwright.sim.proxy.nftables;

import org.jspecify.annotations.NullMarked;

/// Who may talk to whom: NetworkPolicy as sets of ports over classes of pods that no policy can
/// tell apart. No packet is walked; what it says is what the tables of a policy agent do.
///
/// Sources: kubernetes/api `networking/v1`; DATAPATH section 8.1 (R8.1 to R8.15).
///
/// **Not modelled**: AdminNetworkPolicy, BaselineAdminNetworkPolicy, ClusterNetworkPolicy and the
/// policy kinds of plugins, which are named as missing; protocols other than TCP, UDP and SCTP;
/// nodes as peers of their own; the tunnel address that a pod in the host's network sends from to
/// other nodes under flannel.
@NullMarked
package io.netwright.sim.policy;

import org.jspecify.annotations.NullMarked;

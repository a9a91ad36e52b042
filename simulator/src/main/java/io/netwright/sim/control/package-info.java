/// What Kubernetes' controllers derive from the objects of a lab: pods of workloads, their nodes
/// and addresses, cluster IPs and node ports, endpoint slices, and the settings in force. Pure
/// functions: the same input always gives the same cluster.
///
/// Sources: kubernetes `pkg/controller`, `pkg/scheduler`, `pkg/registry/core/service`,
/// kubernetes/endpointslice; DATAPATH section 5.
///
/// **Not modelled**: affinity, taints and topology spread in scheduling; Jobs that finish; probes.
@NullMarked
package io.netwright.sim.control;

import org.jspecify.annotations.NullMarked;

/// What Kubernetes' controllers derive from the objects of a lab: pods of workloads, their nodes
/// and addresses, cluster IPs and node ports, endpoint slices, and the settings in force. Pure
/// functions: the same input always gives the same cluster. What they assume is in [Assumed].
///
/// Sources: kubernetes `pkg/controller`, `pkg/scheduler`, `pkg/registry/core/service`,
/// kubernetes/endpointslice; DATAPATH section 5.
///
/// The configuration of kube-proxy, kubeadm and the CNI plugins is read from their ConfigMaps (or
/// files) and from the environment of their DaemonSets; what in it nothing acts on is told by name
/// (`NW0418`).
///
/// **Not modelled**: resources, volumes, priorities and preemption in scheduling, and what a pod
/// only prefers; Jobs that finish; CronJobs and ReplicationControllers; probes; node conditions
/// other than `Ready`; load balancer addresses from anything but MetalLB's and Cilium's pools,
/// MetalLB's own `loadBalancerClass`, and who announces the addresses; a workload of which the lab
/// holds some pods makes no others.
@NullMarked
package io.netwright.sim.control;

import org.jspecify.annotations.NullMarked;

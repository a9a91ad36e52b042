/// What every mode of kube-proxy decides alike, before it writes tables: the service ports that it
/// sees, and which of their endpoints a node may use.
///
/// Sources: kubernetes `pkg/proxy/topology.go`, `endpointslicecache.go`, `serviceport.go`,
/// `util/nodeport_addresses.go`; DATAPATH R3.3a, R3.4a, R3.10 to R3.12, R3.18.
///
/// **Not modelled**: `bindAddress`; a Node's ExternalIP for `primary`; the conntrack cleanup of
/// changed endpoints (R3.24); the status code of health check node ports (R3.25).
@NullMarked
package io.netwright.sim.proxy;

import org.jspecify.annotations.NullMarked;

/// NetworkPolicy the way Calico's Felix programs it: a chain per endpoint and direction, a chain
/// per policy, and ipsets for what selectors match. Canal and the default world use it.
///
/// Sources: projectcalico/calico `felix/rules/static.go`, `endpoints.go`, `policy.go`,
/// `dispatch.go`, `libcalico-go/lib/backend/k8s/conversion`; DATAPATH R2.15 to R2.19, section 8.1.
///
/// **Not modelled**: the rules beside IPVS (`cali-forward-check`, `cali-set-endpoint-mark`,
/// `cali-from-endpoint-mark`): with kube-proxy in ipvs mode answers are unknown; Calico's own
/// policy kinds, host endpoints and their mangle chains, failsafe ports, service account profiles,
/// policy groups, the hashes that Felix keeps in comments, drops of IP-in-IP from workloads,
/// floating addresses. Names of chains and sets follow our own hashes.
@NullMarked
package io.netwright.sim.policy.felix;

import org.jspecify.annotations.NullMarked;

/// Which addresses pods get: one [PodIpam] per way that CNI plugins have, chosen by the line of
/// [Ipams] for its [IpamSettings]. Deterministic: what a real allocator draws at random follows
/// here from names, by a [Draw].
///
/// Sources: containernetworking `plugins/ipam/host-local`; projectcalico/calico
/// `libcalico-go/lib/ipam`, `cni-plugin/pkg`, `node/pkg/allocateip`; cilium `pkg/ipam`,
/// `operator/pkg/ipam`, `daemon/infraendpoints`; DATAPATH R2.8, R2.30.
///
/// **Not modelled**: the IPAM of clouds (Cilium's `eni`, `azure`, `alibabacloud`, `crd` and
/// `delegated-plugin`; AWS, Azure), of Weave, Antrea and OVN-Kubernetes: their pods get addresses
/// of their node's podCIDR; blocks that Calico gives back when they are empty; addresses of
/// Calico's WireGuard devices and of Cilium's ingress.
@NullMarked
package io.netwright.sim.ipam;

import org.jspecify.annotations.NullMarked;

/// flannel: VXLAN (`flannel.1`, with `DirectRouting`) or host gateways between nodes, `cni0`
/// bridges on them, and a masquerade for what leaves the cluster. It enforces no policy.
///
/// Sources: flannel-io/flannel `pkg/backend/vxlan`, `pkg/backend/hostgw`, `pkg/trafficmngr`,
/// containernetworking/plugins `plugins/main/bridge`; DATAPATH section 2.1.
///
/// **Not modelled**: the wireguard, udp, ipip and ipsec backends; `EnableNFTables`; `GBP`,
/// `MacPrefix`, and what `cni-conf.json` tells the bridge plugin beyond flannel's own manifest; an
/// overlay over IPv6 for IPv4 pods.
@NullMarked
package io.netwright.sim.cni.flannel;

import org.jspecify.annotations.NullMarked;

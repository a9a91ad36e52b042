/// Network namespaces and their tables, immutable: devices, addresses, routes, neighbors, FDB,
/// netfilter chains, sets, maps, virtual servers of IPVS, sysctls. What could be typed into a shell
/// with `ip`, `bridge`, `iptables-restore` and `nft`. Knows nothing of Kubernetes: every entry
/// carries an `origin`, a number that whoever programmed it can explain.
///
/// **Not modelled**: IPVS in direct routing and tunneling; VLANs, bonds, traffic control, IPsec,
/// eBPF; of nftables, tables of other families than `ip` and `ip6`, and every expression that is in
/// neither [Match] nor [Target].
@NullMarked
package io.netwright.sim.fabric;

import org.jspecify.annotations.NullMarked;

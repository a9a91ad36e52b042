/// Network namespaces and their tables, immutable: devices, addresses, routes, neighbors, FDB,
/// netfilter chains, sets, sysctls. What could be typed into a shell with `ip`, `bridge` and
/// `iptables-restore`. Knows nothing of Kubernetes: every entry carries an `origin`, a number that
/// whoever programmed it can explain.
///
/// **Not modelled**: VLANs, bonds, traffic control, IPsec, nftables sets and maps, eBPF.
@NullMarked
package io.netwright.sim.fabric;

import org.jspecify.annotations.NullMarked;

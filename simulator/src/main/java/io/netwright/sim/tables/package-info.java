/// The tables of a namespace as text that the real tools read: `iptables-restore`,
/// `ip6tables-restore`, `nft -f`, `ipset restore`, `ipvsadm -R`, `ip -batch` and `bridge -batch`.
/// One format per file, and a line in [TableFormats]. And as the tools show them to people at an
/// instant of a run, each line with what it is about: [TableViews], and [TableSpot] for the line
/// that decided a step.
///
/// Sources: iptables 1.8 `iptables-save(8)`, nftables 1.0 `nft(8)`, ipset `ipset(8)`, `ipvsadm(8)`,
/// iproute2 `ip(8)`, `bridge(8)`.
///
/// **Not modelled**: counters; tables that iptables keeps in nftables, in `nft list ruleset`; the
/// dates in the comments of iptables-save; `bucketsize` and `initval` of ipset; the queue lengths
/// of `ss`; the flags `router` and `extern_learn` of neighbors and FDB entries.
@NullMarked
package io.netwright.sim.tables;

import org.jspecify.annotations.NullMarked;

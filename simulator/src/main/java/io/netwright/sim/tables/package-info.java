/// The tables of a namespace as text that the real tools read: `iptables-restore`,
/// `ip6tables-restore`, `ipset restore`, `ip -batch` and `bridge -batch`. One format per file, and
/// a line in [TableFormats].
///
/// Sources: iptables 1.8 `iptables-save(8)`, ipset `ipset(8)`, iproute2 `ip(8)`, `bridge(8)`.
///
/// **Not modelled**: counters; the dates in the comments of iptables-save; `bucketsize` and
/// `initval` of ipset.
@NullMarked
package io.netwright.sim.tables;

import org.jspecify.annotations.NullMarked;

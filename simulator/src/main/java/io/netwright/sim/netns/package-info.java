/// A fabric in real Linux network namespaces: one POSIX shell script that makes it, removes it, and
/// runs commands in it. The kernel is the judge of the model.
///
/// Sources: `ip-netns(8)`, `ip-link(8)`, `iptables-restore(8)`, `ipset(8)`, `nft(8)`; Linux
/// `Documentation/networking/ip-sysctl.rst`.
///
/// **Not modelled**: delay, bandwidth and loss of links; listeners on SCTP; CoreDNS's answers (its
/// ports answer like any other).
@NullMarked
package io.netwright.sim.netns;

import org.jspecify.annotations.NullMarked;

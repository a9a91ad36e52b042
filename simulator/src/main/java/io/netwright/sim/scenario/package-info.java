/// Named traffic as a timed run: every probe of a scenario is a process that looks its server's
/// name up where it is one, then connects, sends a datagram or pings.
///
/// **Not modelled**: SCTP; faults; senders that give up before their operating system does.
@NullMarked
package io.netwright.sim.scenario;

import org.jspecify.annotations.NullMarked;

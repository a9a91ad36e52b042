/// Runs a fabric in time: frames on wires, timers, and processes on sockets.
///
/// **Not modelled**: the time that hosts take to handle a packet, and to wake a process.
@NullMarked
package io.netwright.sim.run;

import org.jspecify.annotations.NullMarked;

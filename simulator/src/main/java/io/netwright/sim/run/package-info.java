/// Runs a fabric in time: frames on wires, timers, and processes on sockets; and records it.
///
/// A [Setup] says what runs where, a [Simulator] runs it, a [Recording] holds what happened and
/// gives back the state of any instant by running again from the nearest checkpoint.
///
/// Sources: `tc-pfifo(8)` for a card's queue, `veth(4)`, `packet(7)` for what a capture sees.
///
/// **Not modelled**: the time that hosts take to handle a packet and to wake a process, queues
/// inside a switch, half-duplex and lossy links, segmentation offload.
@NullMarked
package io.netwright.sim.run;

import org.jspecify.annotations.NullMarked;

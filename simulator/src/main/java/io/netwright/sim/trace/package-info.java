/// Answers: what became of a packet, why, and the way it took.
@NullMarked
package io.netwright.sim.trace;

import org.jspecify.annotations.NullMarked;

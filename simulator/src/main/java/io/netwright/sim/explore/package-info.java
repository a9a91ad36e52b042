/// Every outcome of what is left to chance, with its probability: a run on instant wires is run
/// again for each sequence of choices.
///
/// Chance is followed where a rule, a route or a wire decides by it. Ports that a client or a NAT
/// picks, and the order of DNS answers, are one pick: they do not change what happens, only numbers
/// in it.
///
/// **Not modelled**: races, that is, outcomes that depend on which of two frames is faster.
@NullMarked
package io.netwright.sim.explore;

import org.jspecify.annotations.NullMarked;

package io.netwright.sim.control;

import io.netwright.model.diag.Message;

/// Something that an answer rests on and the lab does not say.
///
/// @param message its code is `NW-A` and three digits, never used again for something else
public record Assumption(Message message) {}

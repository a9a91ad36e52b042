package io.netwright.sim.control;

import io.netwright.model.diag.Coded;

/// An entry of a catalog of assumptions.
public interface AssumptionCode extends Coded {
    /// The assumption about some values; see [io.netwright.model.diag.Message#of].
    default Assumption of(Object... values) {
        return new Assumption(message(values));
    }

    default boolean is(Assumption assumption) {
        return assumption.message().code().equals(code());
    }
}

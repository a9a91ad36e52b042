package io.netwright.sim.trace;

import io.netwright.model.diag.Message;

import org.jspecify.annotations.Nullable;

/// What was asked names something that the lab does not hold, or cannot be read.
public final class BadEndpoint extends Exception {
    private static final long serialVersionUID = 1;

    private final transient Message problem;
    private final transient @Nullable Message hint;

    BadEndpoint(Message problem, @Nullable Message hint) {
        super(problem.text());
        this.problem = problem;
        this.hint = hint;
    }

    /// For the user.
    public Message problem() {
        return problem;
    }

    /// What was meant, or what there is; null where nothing is known.
    public @Nullable Message hint() {
        return hint;
    }
}

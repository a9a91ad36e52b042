package io.netwright.sim.trace;

import io.netwright.model.diag.Message;

/// What was asked names something that the lab does not hold, or cannot be read.
public final class BadEndpoint extends Exception {
    private static final long serialVersionUID = 1;

    private final transient Message problem;

    BadEndpoint(Message problem) {
        super(problem.text());
        this.problem = problem;
    }

    /// For the user.
    public Message problem() {
        return problem;
    }
}

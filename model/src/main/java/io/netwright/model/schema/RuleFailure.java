package io.netwright.model.schema;

/// A rule met a value that it does not work on, such as a field that is not there.
final class RuleFailure extends RuntimeException {
    private static final long serialVersionUID = 1;

    RuleFailure(String what) {
        super(what, null, false, false);
    }
}

package io.netwright.app.cli;

/// What the process tells its caller (CLI contract).
final class ExitCode {
    static final int FINE = 0;
    static final int DIFFERENCE = 1;
    static final int BAD_INPUT = 2;
    static final int ENVIRONMENT = 3;

    private ExitCode() {}
}

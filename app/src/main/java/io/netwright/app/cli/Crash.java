package io.netwright.app.cli;

import picocli.CommandLine;

/// A bug of ours ends a command: it is told on standard error, with what helps to find it.
final class Crash {
    private Crash() {}

    /// Tells of it.
    ///
    /// @return the exit code
    static int report(Exception failure, CommandLine command, Session session) {
        var err = session.terminal().err();
        err.println("netwright: a fault of its own stopped " + command.getCommandName());
        failure.printStackTrace(err);
        err.flush();
        return ExitCode.ENVIRONMENT;
    }
}

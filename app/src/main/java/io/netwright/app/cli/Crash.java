package io.netwright.app.cli;

/// A bug of ours ends a command: one line on standard error says where the report is.
final class Crash {
    private Crash() {}

    /// Tells of it.
    ///
    /// @return the exit code
    static int report(Throwable failure, String verb, Session session) {
        var err = session.terminal().err();
        var report = session.crashes().write(Thread.currentThread(), failure);
        if (report.isPresent()) {
            err.printf(
                    "netwright: a fault of its own stopped %s; the report is in %s%n",
                    verb, report.get());
        } else {
            err.println("netwright: a fault of its own stopped " + verb);
            failure.printStackTrace(err);
        }
        err.flush();
        return ExitCode.ENVIRONMENT;
    }
}

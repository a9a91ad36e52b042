package io.netwright.app.cli;

import picocli.CommandLine.Option;

/// How a command prints. Which forms it has is its own.
abstract class OutputOptions {
    /// The forms of a result.
    enum Form {
        text,
        json,
        yaml
    }

    @Option(
            names = {"-q", "--quiet"},
            description = "No warnings on standard error.")
    private boolean quiet;

    @Option(
            names = {"-v", "--verbose"},
            description = "Say more: notices about the lab, and hops that change nothing.")
    private boolean verbose;

    @Option(names = "--no-color", description = "No colors; NO_COLOR does the same.")
    private boolean noColor;

    abstract Form form();

    final boolean quiet() {
        return quiet;
    }

    final boolean verbose() {
        return verbose;
    }

    final boolean noColor() {
        return noColor;
    }
}

package io.netwright.app.cli;

import picocli.CommandLine.Option;

/// How a command prints.
final class OutputOptions {
    /// The forms of a result.
    enum Form {
        text,
        json,
        yaml
    }

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FORM",
            description = "One of: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.",
            defaultValue = "text")
    private Form form = Form.text;

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

    Form form() {
        return form;
    }

    boolean quiet() {
        return quiet;
    }

    boolean verbose() {
        return verbose;
    }

    boolean noColor() {
        return noColor;
    }
}

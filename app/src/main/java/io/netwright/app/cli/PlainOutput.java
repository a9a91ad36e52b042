package io.netwright.app.cli;

import picocli.CommandLine.Option;

/// The forms that most commands have.
final class PlainOutput extends OutputOptions {
    @Option(
            names = {"-o", "--output"},
            paramLabel = "FORM",
            description = "One of: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.",
            defaultValue = "text")
    private Form form = Form.text;

    @Override
    Form form() {
        return form;
    }
}

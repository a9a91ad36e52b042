package io.netwright.app.cli;

import picocli.CommandLine.Option;

/// The forms of findings: those that other programs read among them.
final class LintOutput extends OutputOptions {
    /// The forms of a list of findings.
    enum LintForm {
        text,
        json,
        yaml,
        sarif,
        junit
    }

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FORM",
            description = "One of: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.",
            defaultValue = "text")
    private LintForm form = LintForm.text;

    LintForm lintForm() {
        return form;
    }

    @Override
    Form form() {
        return switch (form) {
            case text, sarif, junit -> Form.text;
            case json -> Form.json;
            case yaml -> Form.yaml;
        };
    }
}

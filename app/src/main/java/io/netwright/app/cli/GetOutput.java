package io.netwright.app.cli;

import picocli.CommandLine.Option;

/// The forms of a list of objects, as kubectl has them.
final class GetOutput extends OutputOptions {
    /// The forms of a list of objects.
    enum GetForm {
        text,
        wide,
        yaml,
        json,
        name
    }

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FORM",
            description = "One of: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.",
            defaultValue = "text")
    private GetForm form = GetForm.text;

    GetForm getForm() {
        return form;
    }

    @Override
    Form form() {
        return switch (form) {
            case text, wide, name -> Form.text;
            case json -> Form.json;
            case yaml -> Form.yaml;
        };
    }
}

package io.netwright.app.cli;

import io.netwright.model.diag.Severity;
import io.netwright.model.lab.LabIoException;
import io.netwright.model.lint.LintFinding;
import io.netwright.model.lint.Linter;
import io.netwright.model.resource.ResourceKey;
import io.netwright.sim.control.Assumption;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import tools.jackson.databind.node.ObjectNode;

import java.util.List;

/// `netwright lint`: what is wrong with a lab, and what is likely not meant.
@Command(
        name = "lint",
        description = {
            "List what is wrong with a lab, and what its author is likely not to mean.",
            "Faulty documents are findings, and the others are judged: it always keeps going."
                    + " -q prints the findings alone, -v also where a rule comes from."
        },
        footer = {
            "",
            "Such as:",
            "  netwright lint shop",
            "  netwright lint shop --fail-on error -o sarif",
            "  netwright explain NW1020"
        },
        mixinStandardHelpOptions = true)
final class LintVerb extends Verb {
    private final LintOutput forms;

    @Mixin private LabArguments arguments = new LabArguments();

    @Option(
            names = "--fail-on",
            paramLabel = "SEVERITY",
            description =
                    "Exit with 1 for a finding that is error, warning or info, or worse. Default:"
                            + " ${DEFAULT-VALUE}.",
            defaultValue = "warning")
    private Severity failOn = Severity.WARNING;

    LintVerb(Session session) {
        this(session, new LintOutput());
    }

    private LintVerb(Session session, LintOutput forms) {
        super(session, forms);
        this.forms = forms;
    }

    @Override
    Answer answer() throws BadInput, LabIoException {
        var open = session().openAll(arguments);
        var cluster = open.cluster();
        var found = Linter.all(open.lab(), cluster.findings());
        boolean failed =
                found.stream().anyMatch(it -> it.diagnostic().severity().compareTo(failOn) <= 0);
        return new Answer(
                failed ? ExitCode.DIFFERENCE : ExitCode.FINE,
                () -> json(found, cluster.assumptions()),
                () ->
                        switch (forms.lintForm()) {
                            case text, json, yaml -> text(found);
                            case sarif -> LintReports.sarif(found);
                            case junit -> LintReports.junit(found, failOn);
                        });
    }

    private static ObjectNode json(List<LintFinding> found, List<Assumption> assumptions) {
        var result = Json.result(assumptions);
        var list = result.putArray("findings");
        for (var it : found) {
            var diagnostic = it.diagnostic();
            var node =
                    list.addObject()
                            .put("code", it.code())
                            .put("severity", diagnostic.severity().text())
                            .put("message", diagnostic.message().text());
            var hint = diagnostic.hint();
            node.put("hint", hint == null ? "" : hint.text())
                    .put("at", diagnostic.at().toString())
                    .put("resource", it.resource() == null ? "" : name(it.resource()))
                    .put("link", it.link());
            if (it.repair() != null) {
                node.put("repair", it.repair().label().text());
            }
        }
        return result;
    }

    /// `shop/Service/web`, or `Node/red`.
    static String name(ResourceKey key) {
        var name = key.kind() + "/" + key.name();
        return key.namespace() == null ? name : key.namespace() + "/" + name;
    }

    private String text(List<LintFinding> found) {
        var text = new StringBuilder();
        for (var it : found) {
            var diagnostic = it.diagnostic();
            var severity = diagnostic.severity();
            text.append(diagnostic.at())
                    .append(": ")
                    .append(ink().severity(severity, severity.text() + "[" + it.code() + "]"))
                    .append(": ")
                    .append(diagnostic.message().text())
                    .append('\n');
            if (diagnostic.hint() != null && !output().quiet()) {
                text.append("  hint: ").append(diagnostic.hint().text()).append('\n');
            }
            if (output().verbose() && !it.link().isEmpty()) {
                text.append("  see: ").append(it.link()).append('\n');
            }
        }
        if (output().quiet()) {
            return text.toString();
        }
        return text.append(found.isEmpty() ? "" : "\n").append(summary(found)).toString();
    }

    private static String summary(List<LintFinding> found) {
        if (found.isEmpty()) {
            return "no findings\n";
        }
        return "%s, %s, %s\n"
                .formatted(
                        count(found, Severity.ERROR, "error"),
                        count(found, Severity.WARNING, "warning"),
                        count(found, Severity.INFO, "notice"));
    }

    private static String count(List<LintFinding> found, Severity severity, String word) {
        long count = found.stream().filter(it -> it.diagnostic().severity() == severity).count();
        return count + " " + word + (count == 1 ? "" : "s");
    }
}

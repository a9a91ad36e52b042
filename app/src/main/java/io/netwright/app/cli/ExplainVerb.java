package io.netwright.app.cli;

import io.netwright.app.explain.Codes;
import io.netwright.model.lint.LintCode;
import io.netwright.model.lint.LintExample;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.util.List;

/// `netwright explain CODE|FIELD`: what a code means, or what a field does.
@Command(
        name = "explain",
        description =
                "Explain a code of a diagnostic, a reason or an assumption, or a field of a kind.",
        footer = {
            "",
            "Such as:",
            "  netwright explain POLICY_DENIED",
            "  netwright explain service.spec.externalTrafficPolicy",
            "  netwright explain --list"
        },
        mixinStandardHelpOptions = true)
final class ExplainVerb extends Verb {
    @Parameters(
            arity = "0..1",
            paramLabel = "CODE|FIELD",
            description = "Such as NW0001, NW-A004 or netpol.spec.podSelector.")
    private @Nullable String code;

    @Option(
            names = "--api-version",
            paramLabel = "VERSION",
            description = "Of the kind, such as projectcalico.org/v3. Default: Kubernetes' own.")
    private @Nullable String apiVersion;

    @Option(names = "--list", description = "All codes.")
    private boolean list;

    ExplainVerb(Session session) {
        super(session);
    }

    @Override
    Answer answer() throws BadInput {
        if (code == null) {
            if (!list) {
                throw new BadInput(
                        List.of(
                                "netwright explain: which code?",
                                "  hint: --list prints all of them"));
            }
            return everything();
        }
        var asked = code;
        var known = Codes.find(asked);
        if (known.isEmpty() && FieldAnswer.isAbout(asked)) {
            return FieldAnswer.of(asked, apiVersion, terminal().width());
        }
        var found = known.orElseThrow(() -> unknown(asked));
        var result = Json.result(List.of());
        result.put("code", found.code())
                .put("area", found.area())
                .put("template", found.template())
                .put("explanation", found.explanation());
        var rule = rule(found.code());
        if (rule != null) {
            var example = LintExample.of(rule);
            result.put("severity", rule.severity().text())
                    .put("source", rule.source())
                    .put("link", rule.link())
                    .put("bad", example.bad())
                    .put("good", example.good());
        }
        return Answer.of(
                result,
                () ->
                        "%s (%s)\n  %s\n\n%s%s"
                                .formatted(
                                        found.code(),
                                        found.area(),
                                        sentence(found.template()),
                                        Wrap.text("  ", found.explanation(), terminal().width()),
                                        rule == null ? "" : more(rule)));
    }

    private static @Nullable LintCode rule(String code) {
        for (var it : LintCode.values()) {
            if (it.code().equals(code)) {
                return it;
            }
        }
        return null;
    }

    /// Where a rule comes from, and what it warns of.
    private static String more(LintCode rule) {
        var example = LintExample.of(rule);
        return "\n  %s, %s\n  %s\n\n  Such as:\n%s\n  Rather:\n%s"
                .formatted(
                        rule.severity().text(),
                        rule.source(),
                        rule.link(),
                        example.bad().indent(4),
                        example.good().indent(4));
    }

    private static BadInput unknown(String code) {
        return BadInput.unknown(
                "netwright explain: no such code: " + code,
                code,
                Codes.names(),
                "--list prints all of them");
    }

    /// A template with a sign that people know for what is left out.
    private static String sentence(String template) {
        return template.replace("{}", "…");
    }

    private Answer everything() {
        var result = Json.result(List.of());
        var codes = result.putArray("codes");
        var columns = new Columns("", terminal().width());
        for (var it : Codes.all()) {
            codes.addObject()
                    .put("code", it.code())
                    .put("area", it.area())
                    .put("template", it.template());
            columns.row(it.code(), it.area(), sentence(it.template()));
        }
        return Answer.of(result, columns::toString);
    }
}

package io.netwright.app.cli;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.util.List;

/// `netwright explain CODE`: what a code means.
@Command(
        name = "explain",
        description = "Explain a code of a diagnostic, a reason or an assumption.",
        mixinStandardHelpOptions = true)
final class ExplainVerb extends Verb {
    @Parameters(arity = "0..1", paramLabel = "CODE", description = "Such as NW0001 or NW-A004.")
    private @Nullable String code;

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
        var found =
                Codes.find(asked)
                        .orElseThrow(
                                () ->
                                        new BadInput(
                                                List.of(
                                                        "netwright explain: no such code: " + asked,
                                                        "  hint: --list prints all of them")));
        var result = Json.result(List.of());
        result.put("code", found.code())
                .put("template", found.template())
                .put("explanation", found.explanation());
        return Answer.of(
                result,
                () -> found.code() + ": " + found.template() + "\n\n" + found.explanation() + "\n");
    }

    private static Answer everything() {
        var result = Json.result(List.of());
        var codes = result.putArray("codes");
        var columns = new Columns("");
        for (var it : Codes.all()) {
            codes.addObject().put("code", it.code()).put("template", it.template());
            columns.row(it.code(), it.template());
        }
        return Answer.of(result, columns::toString);
    }
}

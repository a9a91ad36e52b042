package io.netwright.model.manifest;

import io.netwright.model.diag.Fault;
import io.netwright.model.diag.Message;

import org.jspecify.annotations.Nullable;

/// What people mostly did who see one of the parser's complaints.
final class SyntaxHints {
    private SyntaxHints() {}

    static @Nullable Message of(String problem, String text, int at) {
        if (problem.startsWith("mapping values are not allowed")) {
            return Fault.SYNTAX.hint(
                    "a text that contains \": \" needs quotes; or the line is indented too far");
        }
        if (problem.contains("could not find expected ':'")) {
            return Fault.SYNTAX.hint("the line before has no \": \" after its key");
        }
        if (problem.contains("expected <block end>")) {
            return Fault.SYNTAX.hint(
                    "the line is indented differently from the ones it belongs to");
        }
        if (problem.contains("expected ',' or")) {
            return Fault.SYNTAX.hint("a bracket is not closed, or a comma is missing");
        }
        if (problem.contains("cannot start any token")) {
            return Fault.SYNTAX.hint("a text that starts with this character needs quotes");
        }
        if (problem.contains("end of stream") && at >= text.length()) {
            return Fault.SYNTAX.hint("a quote is not closed");
        }
        return null;
    }

    /// The complaint in one line, without the parser's own advice.
    static String words(String problem) {
        int advice = problem.indexOf(". (");
        var line = advice < 0 ? problem : problem.substring(0, advice);
        return line.replace('\n', ' ').strip();
    }
}

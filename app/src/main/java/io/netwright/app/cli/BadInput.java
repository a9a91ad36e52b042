package io.netwright.app.cli;

import io.netwright.model.manifest.FieldNames;
import io.netwright.sim.trace.BadEndpoint;

import java.util.List;

/// The user's input or usage is wrong: exit code 2, and these lines on standard error.
final class BadInput extends Exception {
    private static final long serialVersionUID = 1;

    private final transient List<String> lines;

    BadInput(List<String> lines) {
        super(String.join("\n", lines));
        this.lines = List.copyOf(lines);
    }

    BadInput(String line) {
        this(List.of(line));
    }

    /// A question about something that the lab does not hold.
    static BadInput of(String verb, BadEndpoint bad) {
        var line = "netwright %s: %s".formatted(verb, bad.problem().text());
        var hint = bad.hint();
        return hint == null
                ? new BadInput(line)
                : new BadInput(List.of(line, "  hint: " + hint.text()));
    }

    /// A word that stands for nothing, with what it may have been meant to be.
    ///
    /// @param otherwise the hint where no word is near
    static BadInput unknown(String line, String word, List<String> known, String otherwise) {
        var near = FieldNames.nearest(word, known);
        return new BadInput(
                List.of(
                        line,
                        "  hint: " + (near == null ? otherwise : "did you mean " + near + "?")));
    }

    List<String> lines() {
        return lines;
    }
}

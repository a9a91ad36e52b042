package io.netwright.model.diag;

import org.jspecify.annotations.Nullable;

/// A fault in the user's input, as a value: a reader collects them all and throws none.
///
/// @param hint what to do about it
public record Diagnostic(
        SourceRange at, Severity severity, Message message, @Nullable Message hint) {
    public static Diagnostic error(SourceRange at, Message message, @Nullable Message hint) {
        return new Diagnostic(at, Severity.ERROR, message, hint);
    }

    public static Diagnostic warning(SourceRange at, Message message, @Nullable Message hint) {
        return new Diagnostic(at, Severity.WARNING, message, hint);
    }

    /// One line, and a second for the hint:
    ///
    /// ```
    /// web.yaml:14:17: error[NW0107]: targetPort "htpp" names no port of Pod default/web-0
    ///   hint: its ports are http (8080) and metrics (9090)
    /// ```
    @Override
    public String toString() {
        var line = "%s: %s[%s]: %s".formatted(at, severity.text(), message.code(), message.text());
        return hint == null ? line : line + "\n  hint: " + hint.text();
    }
}

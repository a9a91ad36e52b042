package io.netwright.app.cli;

import java.io.Console;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// Where a command reads and writes.
///
/// @param in standard input
/// @param out results only
/// @param err everything else
/// @param colors may signs be colored: a terminal, and `NO_COLOR` is not set
record Terminal(Reader in, PrintWriter out, PrintWriter err, boolean colors) {
    /// The process's own.
    static Terminal ofProcess() {
        var noColor = System.getenv("NO_COLOR");
        boolean plain = noColor != null && !noColor.isEmpty();
        return new Terminal(
                new InputStreamReader(System.in, StandardCharsets.UTF_8),
                new PrintWriter(System.out, false, StandardCharsets.UTF_8),
                new PrintWriter(System.err, true, StandardCharsets.UTF_8),
                !plain
                        && Optional.ofNullable(System.console())
                                .map(Console::isTerminal)
                                .orElse(false));
    }
}

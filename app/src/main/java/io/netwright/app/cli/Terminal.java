package io.netwright.app.cli;

import java.io.Console;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// Where a command reads and writes.
///
/// @param in standard input
/// @param out results only
/// @param err everything else
/// @param colors may signs be colored: a terminal, and `NO_COLOR` is not set
/// @param width the columns of the terminal; 0 where the output is no terminal: nothing is wrapped
record Terminal(Reader in, PrintWriter out, PrintWriter err, boolean colors, int width) {
    static final int USUAL_WIDTH = 100;

    /// What the launcher has seen of the terminal: its width, where standard output is one.
    private static final String SEEN = "NETWRIGHT_COLUMNS";

    /// The process's own.
    static Terminal ofProcess() {
        UnaryOperator<String> environment = it -> System.getenv().getOrDefault(it, "");
        boolean terminal =
                !environment.apply(SEEN).isEmpty()
                        || Optional.ofNullable(System.console())
                                .map(Console::isTerminal)
                                .orElse(false);
        return new Terminal(
                new InputStreamReader(System.in, StandardCharsets.UTF_8),
                new PrintWriter(System.out, false, StandardCharsets.UTF_8),
                new PrintWriter(System.err, true, StandardCharsets.UTF_8),
                terminal && environment.apply("NO_COLOR").isEmpty(),
                terminal ? width(environment) : 0);
    }

    static int width(UnaryOperator<String> environment) {
        for (var variable : new String[] {"COLUMNS", SEEN}) {
            var value = environment.apply(variable);
            if (value.matches("[1-9][0-9]{1,3}")) {
                return Integer.parseInt(value);
            }
        }
        return USUAL_WIDTH;
    }
}

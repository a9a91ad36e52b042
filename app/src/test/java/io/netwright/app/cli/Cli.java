package io.netwright.app.cli;

import java.io.PrintWriter;
import java.io.Reader;
import java.io.StringReader;
import java.io.StringWriter;

/// Runs command lines in a test.
final class Cli {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    /// What a command line did.
    record Ran(int exit, String out, String err) {}

    static Ran run(String... args) {
        return runWith("", args);
    }

    /// With that on standard input.
    static Ran runWith(String in, String... args) {
        return runWith(new StringReader(in), args);
    }

    static Ran runWith(Reader in, String... args) {
        var cli = new Cli();
        var terminal =
                new Terminal(
                        in,
                        new PrintWriter(cli.out, true),
                        new PrintWriter(cli.err, true),
                        false,
                        100);
        int exit = NetwrightCommand.commandLine(new Session(terminal)).execute(args);
        return new Ran(exit, cli.out.toString(), cli.err.toString());
    }
}

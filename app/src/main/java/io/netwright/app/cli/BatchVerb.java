package io.netwright.app.cli;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;

import tools.jackson.databind.node.ObjectNode;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Reader;
import java.io.StringWriter;
import java.io.Writer;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;

/// `netwright batch`: many commands in one process.
@Command(
        name = "batch",
        description = {
            "Read one command per line from standard input, write one line of JSON for each:",
            "{\"exit\": 0, \"result\": {…}, \"errors\": [\"…\"]}. Labs are read once and kept while"
                    + " their files do not change."
        },
        footer = {"", "Such as:", "  netwright batch < questions.txt"},
        mixinStandardHelpOptions = true)
final class BatchVerb implements Callable<Integer> {
    private final Session session;

    BatchVerb(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws IOException {
        var out = session.terminal().out();
        var errors = new StringWriter();
        var quiet =
                new Terminal(
                        Reader.nullReader(),
                        new PrintWriter(Writer.nullWriter()),
                        new PrintWriter(errors, true),
                        false,
                        0);
        var inner = session.at(quiet);
        var result = new AtomicReference<@Nullable ObjectNode>();
        inner.onAnswer(it -> result.set(it.tree()));
        var lines = new BufferedReader(session.terminal().in());
        for (var line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.isBlank()) {
                continue;
            }
            result.set(null);
            errors.getBuffer().setLength(0);
            int exit = run(inner, line);
            out.println(Json.line(report(exit, result.get(), errors.toString())));
            out.flush();
        }
        return ExitCode.FINE;
    }

    private static int run(Session session, String line) {
        try {
            var words = ShellWords.split(line);
            if (!words.isEmpty() && words.getFirst().equals("batch")) {
                throw new BadInput("netwright batch: a batch cannot hold a batch");
            }
            return NetwrightCommand.execute(session, words.toArray(String[]::new));
        } catch (BadInput e) {
            e.lines().forEach(session.terminal().err()::println);
            return ExitCode.BAD_INPUT;
        }
    }

    private static ObjectNode report(int exit, @Nullable ObjectNode result, String errors) {
        var report = Json.object().put("exit", exit);
        if (result != null) {
            report.set("result", result);
        }
        var list = report.putArray("errors");
        errors.lines().forEach(list::add);
        return report;
    }
}

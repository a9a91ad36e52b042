package io.netwright.app.cli;

import io.netwright.model.lab.LabIoException;

import picocli.CommandLine.Mixin;

import java.util.concurrent.Callable;

/// A command: what it finds out, and how that is printed.
abstract class Verb implements Callable<Integer> {
    private final Session session;

    @Mixin private OutputOptions output;

    Verb(Session session) {
        this(session, new PlainOutput());
    }

    /// A command with forms of its own.
    Verb(Session session, OutputOptions output) {
        this.session = session;
        this.output = output;
    }

    /// Finds the answer.
    ///
    /// @throws BadInput exit code 2
    /// @throws LabIoException exit code 3: the disk; 2: a file that is no text
    abstract Answer answer() throws BadInput, LabIoException;

    @Override
    public final Integer call() {
        try {
            var answer = answer();
            if (!session.answered(answer)) {
                print(answer);
            }
            return answer.exit();
        } catch (BadInput e) {
            e.lines().forEach(terminal().err()::println);
            return ExitCode.BAD_INPUT;
        } catch (LabIoException e) {
            terminal().err().println("netwright: " + e.getMessage());
            return e.isOfInput() ? ExitCode.BAD_INPUT : ExitCode.ENVIRONMENT;
        }
    }

    /// Says something beside the answer, unless that is not wanted.
    final void warn(String text) {
        if (!output.quiet()) {
            terminal().err().println("netwright: " + text);
        }
    }

    final Session session() {
        return session;
    }

    final Terminal terminal() {
        return session.terminal();
    }

    final OutputOptions output() {
        return output;
    }

    /// How signs are colored in this run.
    final Ink ink() {
        return new Ink(terminal().colors() && !output.noColor());
    }

    private void print(Answer answer) {
        var out = terminal().out();
        switch (output.form()) {
            case text -> out.print(answer.text().get());
            case json -> Json.pretty(answer, out);
            case yaml -> Json.yaml(answer, out);
        }
        out.flush();
    }
}

package io.netwright.app.cli;

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

    List<String> lines() {
        return lines;
    }
}

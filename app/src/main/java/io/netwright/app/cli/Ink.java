package io.netwright.app.cli;

import io.netwright.model.diag.Severity;
import io.netwright.sim.trace.Verdict;

/// Colors of a terminal, as a second sign only.
record Ink(boolean colors) {
    String verdict(Verdict verdict) {
        return sign(verdict, verdict.text());
    }

    /// Other words with the sign of a verdict.
    String sign(Verdict verdict, String words) {
        var text = verdict.sign() + " " + words;
        return switch (verdict) {
            case DELIVERED -> paint(32, text);
            case REJECTED, UNRESOLVED -> paint(33, text);
            case DROPPED -> paint(31, text);
            case UNKNOWN -> paint(35, text);
        };
    }

    /// Words that go with how bad something is.
    String severity(Severity severity, String words) {
        return switch (severity) {
            case ERROR -> paint(31, words);
            case WARNING -> paint(33, words);
            case INFO -> paint(2, words);
        };
    }

    String dim(String text) {
        return paint(2, text);
    }

    private String paint(int code, String text) {
        return colors && !text.isEmpty() ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
    }
}

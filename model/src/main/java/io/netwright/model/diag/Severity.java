package io.netwright.model.diag;

import java.util.Locale;

/// How bad a finding is, the worst first.
public enum Severity {
    ERROR,
    WARNING,
    INFO;

    /// As reports write it: `error`.
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}

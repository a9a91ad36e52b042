package io.netwright.model.manifest;

import io.netwright.model.diag.Message;
import io.netwright.model.diag.Severity;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/// A diagnostic whose place counts from the start of its section.
record Finding(int start, int end, Severity severity, Message message, @Nullable Message hint) {
    boolean isError() {
        return severity == Severity.ERROR;
    }

    /// Collects them.
    static final class Sink {
        private final List<Finding> all = new ArrayList<>(0);

        void add(Finding finding) {
            all.add(finding);
        }

        void error(int start, int end, Message message, @Nullable Message hint) {
            add(new Finding(start, end, Severity.ERROR, message, hint));
        }

        void warning(int start, int end, Message message, @Nullable Message hint) {
            add(new Finding(start, end, Severity.WARNING, message, hint));
        }

        boolean hasError() {
            return all.stream().anyMatch(Finding::isError);
        }

        List<Finding> all() {
            return List.copyOf(all);
        }
    }
}

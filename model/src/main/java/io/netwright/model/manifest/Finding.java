package io.netwright.model.manifest;

import io.netwright.model.diag.Message;
import io.netwright.model.diag.Severity;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// A diagnostic whose place counts from the start of its section.
record Finding(int start, int end, Severity severity, Message message, @Nullable Message hint) {
    boolean isError() {
        return severity == Severity.ERROR;
    }

    /// Collects them; what is said of a place once is not said again in other words.
    static final class Sink {
        private record Said(int start, int end, String code, String of) {}

        private final List<Finding> all = new ArrayList<>(0);
        private final Set<Said> said = new HashSet<>(0);

        void add(Finding finding) {
            var message = finding.message;
            var of = message.parts().isEmpty() ? "" : message.parts().getFirst().plain();
            if (said.add(new Said(finding.start, finding.end, message.code(), of))) {
                all.add(finding);
            }
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

        int size() {
            return all.size();
        }

        List<Finding> all() {
            return List.copyOf(all);
        }
    }
}

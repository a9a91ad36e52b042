package io.netwright.model.manifest;

import io.netwright.model.diag.Fault;
import io.netwright.model.diag.Message;
import io.netwright.model.diag.Severity;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/// A diagnostic whose place counts from the start of its section.
record Finding(int start, int end, Severity severity, Message message, @Nullable Message hint) {
    boolean isError() {
        return severity == Severity.ERROR;
    }

    /// Collects them; what is said of a place once is not said again in other words, and of a
    /// million faults of one kind a thousand are told and the rest counted.
    static final class Sink {
        private static final int MOST = 1000;

        private record Said(int start, int end, String code, String of) {}

        private final List<Finding> all = new ArrayList<>(0);
        private final Set<Said> said = new HashSet<>(0);
        private final SortedMap<String, Kind> kinds = new TreeMap<>();

        /// The faults with one code.
        private static final class Kind {
            int told;
            int untold;
            int last = -1; // where the last one of those not told stands: none is counted twice
            @Nullable Finding first;

            void count(Finding finding) {
                if (finding.start > last) {
                    last = finding.start;
                    untold++;
                    first = first == null ? finding : first;
                }
            }
        }

        void add(Finding finding) {
            var message = finding.message;
            var kind = kinds.computeIfAbsent(message.code(), _ -> new Kind());
            if (kind.told >= MOST) {
                kind.count(finding);
                return;
            }
            var of = message.parts().isEmpty() ? "" : message.parts().getFirst().plain();
            if (said.add(new Said(finding.start, finding.end, message.code(), of))) {
                all.add(finding);
                kind.told++;
            }
        }

        void error(int start, int end, Message message, @Nullable Message hint) {
            add(new Finding(start, end, Severity.ERROR, message, hint));
        }

        void warning(int start, int end, Message message, @Nullable Message hint) {
            add(new Finding(start, end, Severity.WARNING, message, hint));
        }

        /// Are there so many of a kind that one more is only counted?
        boolean isFull(Fault fault) {
            var kind = kinds.get(fault.code());
            return kind != null && kind.told >= MOST;
        }

        boolean hasError() {
            return all.stream().anyMatch(Finding::isError);
        }

        int size() {
            return all.size();
        }

        List<Finding> all() {
            var told = new ArrayList<>(all);
            for (var kind : kinds.values()) {
                var first = kind.first;
                if (first != null) {
                    var message = Fault.AND_MORE.message(kind.untold, first.message.code());
                    told.add(new Finding(first.start, first.end, first.severity, message, null));
                }
            }
            return List.copyOf(told);
        }
    }
}

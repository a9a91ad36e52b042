package io.netwright.model.diag;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Of very many faults of one kind, the first thousand are told and the rest counted. The order in
/// which they come decides, so that the same text says the same.
public final class Excess {
    private static final int MOST = 1000;

    private final Map<Severity, Map<String, Kind>> kinds = new EnumMap<>(Severity.class);

    /// Those with one severity and code.
    private static final class Kind {
        int told;
        int untold;
        @Nullable Diagnostic first; // of those not told
    }

    /// Is it one to be told?
    public boolean admits(Diagnostic fault) {
        var kind =
                kinds.computeIfAbsent(fault.severity(), _ -> new TreeMap<>())
                        .computeIfAbsent(fault.message().code(), _ -> new Kind());
        if (kind.told < MOST) {
            kind.told++;
            return true;
        }
        kind.untold++;
        if (kind.first == null) {
            kind.first = fault;
        }
        return false;
    }

    /// How many were not told, of each kind at the first of them.
    public List<Diagnostic> rest() {
        var rest = new ArrayList<Diagnostic>();
        for (var codes : kinds.values()) {
            for (var kind : codes.values()) {
                var first = kind.first;
                if (first != null) {
                    var message = Fault.AND_MORE.message(kind.untold, first.message().code());
                    rest.add(new Diagnostic(first.at(), first.severity(), message, null));
                }
            }
        }
        return rest;
    }
}

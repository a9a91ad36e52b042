package io.netwright.app.ui.document;

import java.util.List;

/// A list of names in a sentence.
final class Names {
    private static final int SHOWN = 3;

    private Names() {}

    /// `a.yaml, b.yaml and 4 more`.
    static String of(List<String> names) {
        int more = names.size() - SHOWN;
        return more <= 0
                ? String.join(", ", names)
                : String.join(", ", names.subList(0, SHOWN)) + " and " + more + " more";
    }
}

package io.netwright.model.helm;

import io.netwright.model.resource.FieldPath;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// What a Lab document says that Helm installs.
public sealed interface Install {
    /// Where it stands in the Lab document.
    FieldPath path();

    /// Values files of a chart, later ones over earlier ones.
    ///
    /// @param files as the document writes them: relative to its own folder
    /// @param release null for the chart's usual one, as for `namespace`
    record Values(
            FieldPath path,
            Chart chart,
            List<String> files,
            @Nullable String release,
            @Nullable String namespace,
            @Nullable String version)
            implements Install {
        public Values {
            files = List.copyOf(files);
        }
    }

    /// Command lines, one or a script of them.
    record Commands(FieldPath path) implements Install {}

    /// A file of the lab that holds command lines.
    record Script(FieldPath path, String file) implements Install {}
}

package io.netwright.app.ui.assist;

import io.netwright.model.resource.FieldPath;

import java.util.List;

/// Where a caret stands.
///
/// @param apiVersion of the object, `""` where it says none
/// @param kind of the object, `""` where it says none
/// @param namespace of the object, `""` where it says none
/// @param path of the mapping whose key is written, or of the value
/// @param typed of the key or value, before the caret
/// @param lead what must stand before a value, `" "` right after a colon
/// @param indent the column of a key
/// @param flow in braces or brackets?
/// @param siblings keys that the mapping has already
public record Caret(
        String apiVersion,
        String kind,
        String namespace,
        FieldPath path,
        Spot spot,
        String typed,
        String lead,
        int indent,
        boolean flow,
        List<String> siblings) {
    /// What is written there.
    public enum Spot {
        KEY,
        VALUE,
        /// A comment, a block text: nothing that can be completed.
        NONE
    }

    public Caret {
        siblings = List.copyOf(siblings);
    }

    /// The last name on the path, `""` at the root.
    String field() {
        for (var step : path.steps().reversed()) {
            if (step instanceof FieldPath.Step.Name(String name)) {
                return name;
            }
        }
        return "";
    }

    /// The names of the path, with dots and without indices.
    String names() {
        var names = new StringBuilder();
        for (var step : path.steps()) {
            if (step instanceof FieldPath.Step.Name(String name)) {
                names.append(names.isEmpty() ? "" : ".").append(name);
            }
        }
        return names.toString();
    }
}

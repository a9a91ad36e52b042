package io.netwright.model.resource;

import org.jspecify.annotations.Nullable;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/// A container of a DaemonSet, as far as it configures a node's agent.
///
/// @param env in the order of the text
/// @param arguments `command` and `args`
public record Agent(String name, SequencedMap<String, Given> env, List<String> arguments) {
    public Agent {
        env = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(env));
        arguments = List.copyOf(arguments);
    }

    /// The value of a variable: a text, or a key of a ConfigMap.
    ///
    /// @param path of the value in the DaemonSet
    public record Given(
            @Nullable String value,
            @Nullable String configMap,
            @Nullable String key,
            FieldPath path) {}
}

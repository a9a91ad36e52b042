package io.netwright.model.schema;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.SequencedMap;

/// What the names of a rule stand for.
record Scope(SequencedMap<String, @Nullable Object> names) {
    @Nullable Object get(String name) {
        if (!names.containsKey(name)) {
            throw new RuleFailure("no " + name);
        }
        return names.get(name);
    }

    Scope with(String name, @Nullable Object value) {
        var more = new LinkedHashMap<String, @Nullable Object>(names);
        more.put(name, value);
        return new Scope(more);
    }
}

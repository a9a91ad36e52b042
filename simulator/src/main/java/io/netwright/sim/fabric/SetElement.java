package io.netwright.sim.fabric;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// An element of a set or a map of nftables; of a map without a name too, whose keys count from 0.
///
/// @param key a part per [KeyType] of its set, empty in maps without a name
/// @param target what a map has for it, null in sets
/// @param comment `""` for none
public record SetElement(List<KeyValue> key, @Nullable Target target, String comment, int origin)
        implements Entry {
    public SetElement {
        key = List.copyOf(key);
    }

    /// One of equal choices.
    public static SetElement choice(Target target, int origin) {
        return new SetElement(List.of(), target, "", origin);
    }
}

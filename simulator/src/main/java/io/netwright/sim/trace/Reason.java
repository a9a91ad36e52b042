package io.netwright.sim.trace;

import io.netwright.model.diag.Message;
import io.netwright.model.resource.FieldPath;
import io.netwright.model.resource.ResourceKey;

import org.jspecify.annotations.Nullable;

/// One sentence of why, and the line of YAML that it comes from.
///
/// @param resource the object to blame or thank, null where none is
/// @param field the place in it; its range is looked up in the lab when it is shown
/// @param remedy what would let the packet through, null where that is not known
public record Reason(
        Message message,
        @Nullable ResourceKey resource,
        FieldPath field,
        @Nullable Message remedy) {
    public Reason(Message message, @Nullable ResourceKey resource, FieldPath field) {
        this(message, resource, field, null);
    }

    /// The same, with what would help.
    Reason remedy(@Nullable Message help) {
        return new Reason(message, resource, field, help);
    }

    public static Reason of(Message message) {
        return new Reason(message, null, FieldPath.ROOT);
    }
}

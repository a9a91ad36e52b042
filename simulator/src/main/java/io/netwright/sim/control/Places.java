package io.netwright.sim.control;

import io.netwright.model.diag.SourcePosition;
import io.netwright.model.diag.SourceRange;
import io.netwright.model.resource.FieldPath;
import io.netwright.model.resource.ResourceKey;

/// Where in the user's text a field of an object stands.
@FunctionalInterface
public interface Places {
    /// For objects without a text: the object's name instead of a file.
    Places NAMES =
            (key, _) -> new SourceRange(key.toString(), SourcePosition.START, SourcePosition.START);

    /// The place of a field, or of the object where it has no such field.
    SourceRange of(ResourceKey key, FieldPath field);
}

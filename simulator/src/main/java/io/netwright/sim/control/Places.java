package io.netwright.sim.control;

import io.netwright.model.diag.SourcePosition;
import io.netwright.model.diag.SourceRange;
import io.netwright.model.lab.Lab;
import io.netwright.model.resource.FieldPath;
import io.netwright.model.resource.ResourceKey;

/// Where in the user's text a field of an object stands.
@FunctionalInterface
public interface Places {
    /// For objects without a text: the object's name instead of a file.
    Places NAMES =
            (key, _) -> new SourceRange(key.toString(), SourcePosition.START, SourcePosition.START);

    /// Those in the files of a lab.
    static Places in(Lab lab) {
        return new Places() {
            @Override
            public SourceRange of(ResourceKey key, FieldPath field) {
                return lab.locate(key, field).orElseGet(() -> NAMES.of(key, field));
            }

            @Override
            public SourceRange within(ResourceKey key, FieldPath field, int from, int to) {
                return lab.locate(key, field, from, to).orElseGet(() -> NAMES.of(key, field));
            }
        };
    }

    /// The place of a field, or of the object where it has no such field.
    SourceRange of(ResourceKey key, FieldPath field);

    /// The place of a part of what a text field says.
    ///
    /// @param from in `char`s of the text
    /// @param to excluded
    default SourceRange within(ResourceKey key, FieldPath field, int from, int to) {
        return of(key, field);
    }
}
